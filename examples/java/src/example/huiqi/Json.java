package example.huiqi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON (RFC 8259) as maps, lists, texts, booleans, null and {@link BigDecimal}: a number never becomes a float. A portal
 * that has a JSON library uses that one; this page is here so that the example needs none.
 */
final class Json {
    private static final int DEEPEST = 64;

    private final String text;
    private int at;
    private int depth;

    private Json(String text) {
        this.text = text;
    }

    /** Reads one JSON text. */
    static Object read(String text) {
        Json reader = new Json(text);
        Object value = reader.value();
        reader.skip();
        if (reader.at < text.length()) {
            throw reader.wrong("the end");
        }
        return value;
    }

    /** The value that stands under these keys, or null. */
    static Object get(Object value, String... keys) {
        for (String key : keys) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return value;
    }

    /** The text that stands under these keys; empty if none does. */
    static String text(Object value, String... keys) {
        return get(value, keys) instanceof String text ? text : "";
    }

    /** The list that stands under these keys; empty if none does. */
    static List<?> list(Object value, String... keys) {
        return get(value, keys) instanceof List<?> list ? list : List.of();
    }

    /** A text as JSON has it. */
    static String quote(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    private Object value() {
        skip();
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> out = new LinkedHashMap<>();
        enter();
        for (skip(); peek() != '}'; ) {
            if (!out.isEmpty()) {
                take(',');
                skip();
            }
            String key = string();
            skip();
            take(':');
            out.put(key, value());
            skip();
        }
        leave();
        return out;
    }

    private List<Object> array() {
        List<Object> out = new ArrayList<>();
        enter();
        for (skip(); peek() != ']'; skip()) {
            if (!out.isEmpty()) {
                take(',');
            }
            out.add(value());
        }
        leave();
        return out;
    }

    private String string() {
        take('"');
        StringBuilder out = new StringBuilder();
        while (peek() != '"') {
            char c = next();
            out.append(c == '\\' ? escaped() : c);
        }
        at++;
        return out.toString();
    }

    private char escaped() {
        char c = next();
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '"', '\\', '/' -> c;
            case 'u' -> unicode();
            default -> throw wrong("an escape");
        };
    }

    private char unicode() {
        if (at + 4 > text.length()) {
            throw wrong("four digits");
        }
        try {
            return (char) Integer.parseInt(text.substring(at, at += 4), 16);
        } catch (NumberFormatException e) {
            throw wrong("four digits");
        }
    }

    private Object word(String word, Object meaning) {
        if (!text.startsWith(word, at)) {
            throw wrong(word);
        }
        at += word.length();
        return meaning;
    }

    private BigDecimal number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        try {
            return new BigDecimal(text.substring(start, at));
        } catch (NumberFormatException e) {
            throw wrong("a value");
        }
    }

    private void enter() {
        at++;
        if (++depth > DEEPEST) {
            throw wrong("less nesting");
        }
    }

    private void leave() {
        at++;
        depth--;
    }

    private void skip() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw wrong("more");
        }
        return text.charAt(at);
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }

    private void take(char expected) {
        if (next() != expected) {
            throw wrong("'" + expected + "'");
        }
    }

    private IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException("not JSON at character " + at + ": expected " + expected);
    }
}
