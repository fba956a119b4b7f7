// Asks libhuiqi through JNA what stands on standard input, as speak.c does: Speak THREADS LANGUAGE|@FILE|- PACK|-

import com.sun.jna.IntegerType;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReferenceArray;

public class Speak {
    public static class SizeT extends IntegerType {
        public SizeT() {
            this(0);
        }

        public SizeT(long value) {
            super(Native.SIZE_T_SIZE, value, true);
        }
    }

    public interface Huiqi extends Library {
        int huiqi_load(byte[] pack, SizeT packLength, byte[] language, SizeT languageLength, PointerByReference engine, PointerByReference refusal);
        int huiqi_free(Pointer engine);
        void huiqi_text_free(Pointer text);
        int huiqi_pack(Pointer engine, PointerByReference answer);
        int huiqi_measures(Pointer engine, PointerByReference answer);
        int huiqi_measure(Pointer engine, byte[] id, SizeT length, PointerByReference answer);
        int huiqi_form(Pointer engine, byte[] id, SizeT length, PointerByReference answer);
        int huiqi_assess(Pointer engine, byte[] application, SizeT length, PointerByReference answer);
        int huiqi_match(Pointer engine, byte[] profile, SizeT length, PointerByReference answer);
        int huiqi_deadlines(Pointer engine, byte[] application, SizeT length, PointerByReference answer);
        int huiqi_receipt(Pointer engine, byte[] application, SizeT length, PointerByReference answer);
        int huiqi_verify(Pointer engine, byte[] receipt, SizeT length, PointerByReference answer);
    }

    record Request(String verb, byte[] text) {}

    record Answer(int status, byte[] text) {
        /** Arrays are compared by their content here, which records do not do by themselves. */
        boolean same(Answer other) {
            return status == other.status && Arrays.equals(text, other.text);
        }
    }

    static final Huiqi LIBRARY = Native.load("huiqi", Huiqi.class);

    /** The bytes of a text of the library, which is freed. */
    static byte[] taken(PointerByReference answer) {
        Pointer text = answer.getValue();
        byte[] bytes = text.getByteArray(0, (int) text.indexOf(0, (byte) 0));
        LIBRARY.huiqi_text_free(text);
        return bytes;
    }

    static Answer ask(Pointer engine, Request one) {
        PointerByReference answer = new PointerByReference();
        byte[] text = one.text();
        SizeT length = new SizeT(text.length);
        int status = switch (one.verb()) {
            case "pack" -> LIBRARY.huiqi_pack(engine, answer);
            case "measures" -> LIBRARY.huiqi_measures(engine, answer);
            case "measure" -> LIBRARY.huiqi_measure(engine, text, length, answer);
            case "form" -> LIBRARY.huiqi_form(engine, text, length, answer);
            case "assess" -> LIBRARY.huiqi_assess(engine, text, length, answer);
            case "match" -> LIBRARY.huiqi_match(engine, text, length, answer);
            case "deadlines" -> LIBRARY.huiqi_deadlines(engine, text, length, answer);
            case "receipt" -> LIBRARY.huiqi_receipt(engine, text, length, answer);
            case "verify" -> LIBRARY.huiqi_verify(engine, text, length, answer);
            default -> throw new IllegalArgumentException(one.verb());
        };
        return new Answer(status, taken(answer));
    }

    static List<Request> readRequests(InputStream in) throws IOException {
        List<Request> requests = new ArrayList<>();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next != '\n') {
                head.write(next);
                continue;
            }
            String[] parts = head.toString(StandardCharsets.UTF_8).split(" ");
            requests.add(new Request(parts[0], in.readNBytes(Integer.parseInt(parts[1]))));
            head.reset();
        }
        return requests;
    }

    /** Asks a part, so that with all the others everything is asked twice. */
    static void askPart(Pointer engine, List<Request> requests, AtomicReferenceArray<Answer> answers, int number, int threads) {
        int count = requests.size();
        for (int step = 0; step <= 2 * count / threads; step++) {
            int index = (count * number / threads + step) % count;
            Answer answer = ask(engine, requests.get(index));
            if (!answers.compareAndSet(index, null, answer) && !answers.get(index).same(answer)) {
                throw new IllegalStateException("the same is answered differently: " + index);
            }
        }
    }

    public static void main(String[] args) throws Exception {
        int threads = Integer.parseInt(args[0]);
        byte[] language = args[1].getBytes(StandardCharsets.UTF_8);
        if (args[1].equals("-")) language = null;
        if (args[1].startsWith("@")) language = Files.readAllBytes(Path.of(args[1].substring(1)));
        byte[] pack = args[2].equals("-") ? null : Files.readAllBytes(Path.of(args[2]));
        PointerByReference opened = new PointerByReference();
        PointerByReference refusal = new PointerByReference();
        SizeT[] lengths = Arrays.stream(new byte[][] {pack, language}).map(text -> new SizeT(text == null ? 0 : text.length)).toArray(SizeT[]::new);
        if (LIBRARY.huiqi_load(pack, lengths[0], language, lengths[1], opened, refusal) != 0) {
            throw new IllegalStateException(new String(taken(refusal), StandardCharsets.UTF_8));
        }
        Pointer engine = opened.getValue();
        List<Request> requests = readRequests(new BufferedInputStream(System.in));

        ExecutorService pool = Executors.newFixedThreadPool(threads);
        AtomicReferenceArray<Answer> answers = new AtomicReferenceArray<>(requests.size());
        List<Future<?>> running = new ArrayList<>();
        for (int index = 0; index < threads; index++) {
            int number = index;
            running.add(pool.submit(() -> askPart(engine, requests, answers, number, threads)));
        }
        for (Future<?> one : running) {
            one.get();
        }
        pool.shutdown();
        OutputStream out = System.out;
        for (int index = 0; index < requests.size(); index++) {
            Answer answer = answers.get(index);
            out.write((answer.status() + " " + answer.text().length + "\n").getBytes(StandardCharsets.UTF_8));
            out.write(answer.text());
        }
        out.flush();
        if (LIBRARY.huiqi_free(engine) != 0) {
            throw new IllegalStateException("the engine could not be freed");
        }
    }
}
