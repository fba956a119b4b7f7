package example.huiqi;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * A client of the service with the JDK's own HTTP client. One instance serves all threads.
 *
 * <p>What is asked is computed and nothing is kept, so that asking again is always safe: a service that is busy or restarting
 * (503) is asked again after the time that it names.
 */
public final class HuiqiClient {
    /** How often one question is asked at most. */
    private static final int ATTEMPTS = 4;
    /** How long a service that is busy is waited for at most, whatever time it names. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final HttpClient http;
    private final URI service;
    private final Duration timeout;

    /**
     * @param service where the service is, such as {@code http://127.0.0.1:8686/}
     * @param timeout how long one attempt may take
     */
    public HuiqiClient(URI service, Duration timeout) {
        this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
        this.service = service;
        this.timeout = timeout;
    }

    /** Bounds of an award, in yuan; equal once all is known. With {@code selection} only those get it who are selected. */
    public record Award(BigDecimal low, BigDecimal high, boolean selection) {}

    /** What an application comes to. {@code award} is null where the text fixes no money. */
    public record Answer(String verdict, boolean ready, Award award, List<String> missing, List<String> problems) {}

    /** Whether a receipt holds, and the path of each field that does not. */
    public record Verification(boolean valid, boolean samePack, List<String> differences) {}

    /** The service refused what was sent: it says why, and how to mend it. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        /** Status of the answer: 400, 404, 413, 422 … */
        public final int status;
        /** What kind of refusal, such as {@code json.syntax}. */
        public final String code;

        Refused(int status, Object problem) {
            super(Json.text(problem, "detail") + place(problem));
            this.status = status;
            this.code = Json.text(problem, "code");
        }

        private static String place(Object problem) {
            if (Json.get(problem, "line") instanceof BigDecimal line) {
                return " (" + line + ":" + Json.get(problem, "column") + ")";
            }
            String path = Json.text(problem, "path");
            return path.isEmpty() ? "" : " (" + path + ")";
        }
    }

    /** Assesses an application, which is JSON text. */
    public Answer assess(String application) throws IOException, InterruptedException, Refused {
        Object said = post("/v1/assess", application);
        return new Answer(
                Json.text(said, "verdict"),
                Boolean.TRUE.equals(Json.get(said, "ready")),
                award(Json.get(said, "award")),
                Json.list(said, "missing").stream().map(of -> Json.text(of, "label")).toList(),
                Json.list(said, "problems").stream().map(of -> Json.text(of, "message")).toList());
    }

    /** Verifies a receipt, which is JSON text as the browser submitted it. */
    public Verification verify(String receipt) throws IOException, InterruptedException, Refused {
        Object said = post("/v1/verify", receipt);
        return new Verification(
                Boolean.TRUE.equals(Json.get(said, "valid")),
                Json.text(said, "pack").equals("same"),
                Json.list(said, "differences").stream().map(of -> Json.text(of, "path")).toList());
    }

    /** Money is a decimal text; {@code new BigDecimal(text)} is exact, a double would not be. */
    private static Award award(Object award) {
        if (award == null) {
            return null;
        }
        return new Award(
                new BigDecimal(Json.text(award, "low")),
                new BigDecimal(Json.text(award, "high")),
                Json.text(award, "basis").equals("selection"));
    }

    private Object post(String path, String body) throws IOException, InterruptedException, Refused {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json")
                .POST(BodyPublishers.ofString(body))
                .build();
        for (int attempt = 1; ; attempt++) {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            int status = response.statusCode();
            if (status == 503 && attempt < ATTEMPTS) {
                Thread.sleep(waitOf(response).toMillis());
            } else if (status == 200) {
                return read(response);
            } else if (status >= 400 && status < 500) {
                throw new Refused(status, read(response));
            } else {
                throw new IOException("the service answered " + status);
            }
        }
    }

    private static Object read(HttpResponse<String> response) throws IOException {
        try {
            return Json.read(response.body());
        } catch (IllegalArgumentException e) {
            throw new IOException("the service answered " + response.statusCode() + " and " + e.getMessage(), e);
        }
    }

    /** {@code Retry-After} (RFC 9110, 10.2.3): seconds, or a day and time; a second if there is none. */
    private static Duration waitOf(HttpResponse<String> response) {
        String said = response.headers().firstValue("Retry-After").orElse("1").trim();
        Duration wait;
        try {
            wait = said.matches("[0-9]{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(said))
                    : Duration.between(
                            Instant.now(), ZonedDateTime.parse(said, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeParseException e) {
            wait = Duration.ofSeconds(1);
        }
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
