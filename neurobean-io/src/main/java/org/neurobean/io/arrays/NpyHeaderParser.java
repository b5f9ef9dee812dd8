package org.neurobean.io.arrays;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neurobean.io.ArrayFileException;
import org.neurobean.io.Shown;

/**
 * Parses the header of an {@code .npy} array, a Python dictionary with exactly the keys descr, fortran_order and shape,
 * in any order:
 *
 * <pre>
 *   {'descr': '&lt;f4', 'fortran_order': False, 'shape': (10, 4), }
 * </pre>
 */
final class NpyHeaderParser {

    private final String name;
    private final String text;
    private int at;

    private @Nullable String descr;
    private @Nullable Boolean columnMajor;
    private long @Nullable [] shape;

    NpyHeaderParser(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /** @throws ArrayFileException if the text is something else, or the array holds something else than numbers */
    ArrayHeader parse() {
        expect('{');
        while (!accept('}')) {
            entry();
            if (!accept(',')) {
                expect('}');
                break;
            }
        }
        skipBlanks();
        if (at < text.length()) {
            throw malformed();
        }
        if (descr == null || columnMajor == null || shape == null) {
            throw malformed();
        }
        boolean fortran = columnMajor;
        if (fortran && shape.length > 2) {
            throw new ArrayFileException(name + " is in Fortran order, which is read for two dimensions only: save "
                    + "numpy.ascontiguousarray of it");
        }
        return new ArrayHeader(type(descr), order(descr), fortran, shape);
    }

    private void entry() {
        String key = string();
        expect(':');
        switch (key) {
            case "descr" -> {
                if (descr != null) {
                    throw malformed();
                }
                skipBlanks();
                if (at < text.length() && text.charAt(at) == '[') {
                    throw new ArrayFileException(
                            name + " is an array of records: save each of its fields that is needed as an "
                                    + "array of numbers");
                }
                descr = string();
            }
            case "fortran_order" -> {
                if (columnMajor != null) {
                    throw malformed();
                }
                columnMajor = truth();
            }
            case "shape" -> {
                if (shape != null) {
                    throw malformed();
                }
                shape = tuple();
            }
            default -> throw malformed();
        }
    }

    /** A word in single or double quotes; numpy's need no escapes. */
    private String string() {
        skipBlanks();
        char quote = at < text.length() ? text.charAt(at) : 0;
        int end = quote == '\'' || quote == '"' ? text.indexOf(quote, at + 1) : -1;
        if (end < 0) {
            throw malformed();
        }
        String word = text.substring(at + 1, end);
        if (word.indexOf('\\') >= 0) {
            throw malformed();
        }
        at = end + 1;
        return word;
    }

    private boolean truth() {
        skipBlanks();
        for (String word : List.of("True", "False")) {
            if (text.startsWith(word, at)) {
                at += word.length();
                return word.equals("True");
            }
        }
        throw malformed();
    }

    /** "()", "(3,)", "(3, 4)" or "(3, 4,)". */
    private long[] tuple() {
        List<Long> sizes = new ArrayList<>();
        expect('(');
        while (!accept(')')) {
            sizes.add(integer());
            if (!accept(',')) {
                if (sizes.size() == 1) {
                    throw malformed(); // "(3)" is a number and not a tuple
                }
                expect(')');
                break;
            }
        }
        return sizes.stream().mapToLong(Long::longValue).toArray();
    }

    private long integer() {
        skipBlanks();
        int start = at;
        accept('-');
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        String digits = text.substring(start, at);
        if (at < text.length() && text.charAt(at) == 'L') {
            at++; // as numpy on Python 2 wrote it
        }
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw malformed();
        }
    }

    private boolean accept(char wanted) {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char wanted) {
        if (!accept(wanted)) {
            throw malformed();
        }
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
            at++;
        }
    }

    private ArrayFileException malformed() {
        return new ArrayFileException(name + " has a header that numpy would not write, wrong from character " + at
                + " on: it is damaged, save it again");
    }

    private static ByteOrder order(String descr) {
        return descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    private ElementType type(String descr) {
        String code = descr.isEmpty() ? "" : descr.substring(1);
        char order = descr.isEmpty() ? 0 : descr.charAt(0);
        ElementType type =
                switch (code) {
                    case "f2" -> ElementType.FLOAT16;
                    case "f4" -> ElementType.FLOAT32;
                    case "f8" -> ElementType.FLOAT64;
                    case "i1" -> ElementType.INT8;
                    case "i2" -> ElementType.INT16;
                    case "i4" -> ElementType.INT32;
                    case "i8" -> ElementType.INT64;
                    case "u1" -> ElementType.UINT8;
                    case "u2" -> ElementType.UINT16;
                    case "u4" -> ElementType.UINT32;
                    case "u8" -> ElementType.UINT64;
                    case "b1" -> ElementType.BOOL;
                    default -> throw notNumbers(descr, code);
                };
        if (order != '<' && order != '>' && !(order == '|' && type.bytes() == 1)) {
            throw notNumbers(descr, code);
        }
        return type;
    }

    private ArrayFileException notNumbers(String descr, String code) {
        String what =
                switch (code.isEmpty() ? ' ' : code.charAt(0)) {
                    case 'O' ->
                        "Python objects (rows of different lengths, or None among the values?): save "
                                + "numpy.stack(rows).astype('float32')";
                    case 'U', 'S', 'a' ->
                        "texts: save numbers; for labels, numpy.unique(labels, return_inverse=True)[1]";
                    case 'c' -> "complex numbers: save its real part or its absolute value";
                    case 'M', 'm' -> "dates or times: save numbers";
                    default -> "numbers of a type that is not read: save it with .astype('float32')";
                };
        return new ArrayFileException(name + " (dtype " + Shown.name(descr) + ") holds " + what);
    }
}
