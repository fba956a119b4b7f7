package example.huiqi;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Assesses one application: {@code java -cp … example.huiqi.Assess http://127.0.0.1:8686/ application.json}. Exit code 0:
 * answered, whatever the verdict; 2: what was given is wrong; 1: the service could not be asked.
 */
public final class Assess {
    private Assess() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 2) {
            System.err.println("usage: example.huiqi.Assess SERVICE FILE");
            System.exit(2);
        }
        System.exit(run(arguments[0], Path.of(arguments[1])));
    }

    private static int run(String service, Path file) throws InterruptedException {
        try {
            String application = Files.readString(file);
            print(new HuiqiClient(URI.create(service), Duration.ofSeconds(5)).assess(application));
            return 0;
        } catch (HuiqiClient.Refused e) {
            System.err.println(e.code + ": " + e.getMessage());
            return 2;
        } catch (IOException e) {
            System.err.println("no answer: " + e);
            return 1;
        }
    }

    private static void print(HuiqiClient.Answer answer) {
        System.out.println("verdict: " + answer.verdict());
        HuiqiClient.Award award = answer.award();
        if (award == null) {
            System.out.println("award: the text fixes no money");
        } else {
            String sum = award.low().equals(award.high())
                    ? award.high().toPlainString()
                    : award.low().toPlainString() + " to " + award.high().toPlainString();
            System.out.println("award: " + sum + " yuan" + (award.selection() ? ", if selected" : ""));
        }
        System.out.println("ready: " + answer.ready());
        answer.problems().forEach(problem -> System.out.println("problem: " + problem));
        answer.missing().forEach(missing -> System.out.println("missing: " + missing));
    }
}
