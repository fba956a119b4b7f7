package example.huiqi;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets a submitted form through only if the receipt in it holds: the service computes it anew, and the browser is not taken at
 * its word. A receipt that was changed, or that was made under other rules, is refused with the fields that differ; while
 * the service cannot be asked, nothing is let through.
 *
 * <p>Written against Jakarta Servlet 6 (Tomcat 10.1, Spring Boot 3). For Tomcat 9 or Spring Boot 2 {@code javax.servlet}
 * takes the place of {@code jakarta.servlet}; nothing else changes.
 */
public final class ReceiptFilter implements Filter {
    /** The field that {@code <huiqi-form name="receipt">} submits. */
    public static final String FIELD = "receipt";
    /** The request's attribute that has the receipt once it holds. What follows reads the application from there alone. */
    public static final String HOLDS = "huiqi.receipt";

    private final HuiqiClient huiqi;

    public ReceiptFilter(HuiqiClient huiqi) {
        this.huiqi = huiqi;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse answer = (HttpServletResponse) response;
        if (!((HttpServletRequest) request).getMethod().equals("POST")) {
            chain.doFilter(request, response);
            return;
        }
        String receipt = request.getParameter(FIELD);
        if (receipt == null || receipt.isEmpty()) {
            refuse(answer, 400, "receipt.missing", "没有收到测算凭据，请回到填报页面重新提交。");
        } else if (holds(receipt, answer)) {
            request.setAttribute(HOLDS, receipt);
            chain.doFilter(request, response);
        }
    }

    /** Whether the receipt holds; if not, it has been answered why. */
    private boolean holds(String receipt, HttpServletResponse answer) throws IOException {
        try {
            HuiqiClient.Verification found = huiqi.verify(receipt);
            if (found.valid()) {
                return true;
            }
            String detail = found.samePack()
                    ? "测算凭据与重新计算的结果不一致：" + String.join("、", found.differences())
                    : "测算凭据是按另一版本的政策数据测算的，请重新测算后提交。";
            refuse(answer, 422, "receipt.differs", detail);
        } catch (HuiqiClient.Refused e) {
            refuse(answer, e.status, e.code, e.getMessage());
        } catch (IOException e) {
            unavailable(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            unavailable(answer);
        }
        return false;
    }

    private static void unavailable(HttpServletResponse answer) throws IOException {
        answer.setHeader("Retry-After", "5");
        refuse(answer, 503, "service.unavailable", "暂时不能核对测算凭据，请稍后重新提交。");
    }

    /** Problem details (RFC 9457). */
    private static void refuse(HttpServletResponse answer, int status, String code, String detail) throws IOException {
        answer.setStatus(status);
        answer.setContentType("application/problem+json");
        answer.setCharacterEncoding("UTF-8");
        answer.getWriter().write("{\"code\":" + Json.quote(code) + ",\"detail\":" + Json.quote(detail)
                + ",\"status\":" + status + "}");
    }
}
