package example.huiqi;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/**
 * A portal to try the filter in: {@code POST /apply} takes a form with a receipt. {@code java -cp … example.huiqi.Portal
 * http://127.0.0.1:8686/ 8080} prints where it listens. Port 0 takes a free one; a third argument is the filter's init
 * parameter {@code days}.
 */
public final class Portal {
    /** A receipt may be 16 MiB, and a form writes it with escapes. */
    private static final int LARGEST_FORM = 48 << 20;

    private Portal() {}

    public static void main(String[] arguments) throws IOException, LifecycleException {
        if (arguments.length < 2 || arguments.length > 3) {
            System.err.println("usage: example.huiqi.Portal SERVICE PORT [DAYS]");
            System.exit(2);
        }
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("portal").toString());
        tomcat.setPort(Integer.parseInt(arguments[1]));
        Connector connector = tomcat.getConnector();
        connector.setProperty("address", "127.0.0.1");
        connector.setMaxPostSize(LARGEST_FORM);
        Context context = tomcat.addContext("", null);
        FilterDef filter = guard(context, new HuiqiClient(URI.create(arguments[0]), Duration.ofSeconds(5)));
        if (arguments.length == 3) {
            filter.addInitParameter(ReceiptFilter.DAYS, arguments[2]);
        }
        Tomcat.addServlet(context, "apply", new Apply()).addMapping("/apply");
        tomcat.start();
        System.out.println("listening on http://127.0.0.1:" + connector.getLocalPort() + "/");
        tomcat.getServer().await();
    }

    /** What {@code FilterRegistrationBean} does in Spring. */
    private static FilterDef guard(Context context, HuiqiClient huiqi) {
        FilterDef filter = new FilterDef();
        filter.setFilterName("receipt");
        filter.setFilter(new ReceiptFilter(huiqi));
        context.addFilterDef(filter);
        FilterMap where = new FilterMap();
        where.setFilterName("receipt");
        where.addURLPattern("/apply");
        context.addFilterMap(where);
        return filter;
    }

    /** What stands behind the filter: it sees only receipts that hold. */
    private static final class Apply extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Object receipt = Json.read((String) request.getAttribute(ReceiptFilter.HOLDS));
            response.setContentType("text/plain");
            response.setCharacterEncoding("UTF-8");
            String award = Json.text(receipt, "assessment", "award", "high");
            response.getWriter().println("accepted: " + Json.text(receipt, "application", "measure") + " "
                    + Json.text(receipt, "assessment", "verdict") + " " + award);
        }
    }
}
