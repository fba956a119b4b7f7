package example.huiqi;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * Lets a submitted form through only if the receipt in it holds: the service computes it anew, and the browser is not taken at
 * its word. A receipt that was changed, or that was made under other rules, is refused with the fields that differ; so is one
 * of a day that is too long ago or has not come; while the service cannot be asked, nothing is let through.
 *
 * <p>Every method but {@code GET}, {@code HEAD} and {@code OPTIONS} is checked, whether the portal knows it or not. What is asked
 * by these three must therefore change nothing, as HTTP has it (RFC 9110, 9.2.1).
 *
 * <p>Written against Jakarta Servlet 6 (Tomcat 10.1, Spring Boot 3). For Tomcat 9 or Spring Boot 2 {@code javax.servlet}
 * takes the place of {@code jakarta.servlet}; nothing else changes.
 */
public final class ReceiptFilter implements Filter {
    /** The field that {@code <huiqi-form name="receipt">} submits. */
    public static final String FIELD = "receipt";
    /** The request's attribute that has the receipt once it holds. What follows reads the application from there alone. */
    public static final String HOLDS = "huiqi.receipt";

    /** The init parameter: how many days ago the application's day may be. 0 takes those of today alone. */
    public static final String DAYS = "days";
    /** Without it: long enough to gather what the form asks for over a weekend, short enough that the facts are still true. */
    private static final int DEFAULT_DAYS = 7;

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    /** Where an application without a day has its day. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final HuiqiClient huiqi;
    private int days = DEFAULT_DAYS;

    public ReceiptFilter(HuiqiClient huiqi) {
        this.huiqi = huiqi;
    }

    @Override
    public void init(FilterConfig config) throws ServletException {
        String said = config.getInitParameter(DAYS);
        if (said == null) {
            return;
        }
        if (!said.matches("[0-9]{1,5}")) {
            throw new ServletException("init parameter " + DAYS + ": \"" + said + "\" is no number of days, such as 7");
        }
        days = Integer.parseInt(said);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse answer = (HttpServletResponse) response;
        if (SAFE.contains(((HttpServletRequest) request).getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        if (request.getCharacterEncoding() == null) {
            // A browser does not say in which code it sends a form, and a server without a setting takes ISO 8859-1.
            request.setCharacterEncoding("UTF-8");
        }
        String receipt = request.getParameter(FIELD);
        if (receipt == null || receipt.isEmpty()) {
            refuse(answer, 400, "receipt.missing", "没有收到测算凭据，请回到填报页面重新提交。");
        } else if (holds(receipt, answer) && isOfItsTime(receipt, answer)) {
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

    /** Whether the day of a receipt that holds is near enough; if not, it has been answered why. */
    private boolean isOfItsTime(String receipt, HttpServletResponse answer) throws IOException {
        String said = Json.text(Json.read(receipt), "application", "date");
        long age;
        try {
            age = ChronoUnit.DAYS.between(LocalDate.parse(said), LocalDate.now(ZONE));
        } catch (DateTimeParseException e) {
            refuse(answer, 422, "receipt.day", "测算凭据没有写明申报日期，请重新测算后提交。");
            return false;
        }
        if (age >= 0 && age <= days) {
            return true;
        }
        String why = age < 0 ? "还没有到" : "距今已超过 " + days + " 天";
        refuse(answer, 422, "receipt.day", "测算凭据的申报日期 " + said + " " + why + "，请按今天的日期重新测算后提交。");
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
