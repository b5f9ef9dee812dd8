package org.neurobean.io;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as texts, the same in every locale. On pages and in figures a missing value, NaN, is a dash. */
public final class NumberText {

    public static final String MISSING = "\u2013";
    private static final String MINUS = "\u2212";
    private static final String NARROW_SPACE = "\u202f";

    private NumberText() {}

    /** "98.62 %" of 0.9862: never rounded up to 100 while something is wrong. */
    public static String percent(double fraction, int decimals) {
        if (Double.isNaN(fraction)) {
            return MISSING;
        }
        double shown = 100 * fraction;
        double last = Math.pow(10, -decimals);
        if (fraction < 1 && shown > 100 - last) {
            shown = 100 - last;
        }
        return String.format(Locale.ROOT, "%." + decimals + "f", shown) + NARROW_SPACE + "%";
    }

    /** "+0.20" percentage points of 0.002, with the sign that typesetters use. */
    public static String points(double difference, int decimals) {
        String amount = String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(100 * difference));
        if (Double.parseDouble(amount) == 0) {
            return amount;
        }
        return (difference < 0 ? MINUS : "+") + amount;
    }

    /** Three significant digits: "0.0120", "1.20e-7". */
    public static String significant(double value) {
        if (Double.isNaN(value)) {
            return MISSING;
        }
        if (value == 0) {
            return "0";
        }
        String text = Math.abs(value) >= 1e-4 && Math.abs(value) < 1e5
                ? new BigDecimal(value).round(new MathContext(3)).toPlainString()
                : String.format(Locale.ROOT, "%.2e", value)
                        .replaceAll("e([+-])0(\\d)$", "e$1$2")
                        .replace("e+", "e");
        return text.replace("-", MINUS);
    }

    /** "0.91" of 0.9083: for numbers between -1 and 1. Tiny probabilities keep three significant digits. */
    public static String twoDecimals(double value) {
        return value != 0 && Math.abs(value) < 0.005 ? significant(value) : fixed(value, 2);
    }

    /** "96.4" of 96.38: for percentage points that are points already. */
    public static String oneDecimal(double value) {
        return fixed(value, 1);
    }

    /** "0.91" or "\u22120.10", with the sign that typesetters use; what rounds to zero has none. */
    public static String fixed(double value, int decimals) {
        if (Double.isNaN(value)) {
            return MISSING;
        }
        String text = String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(value));
        return (value < 0 && Double.parseDouble(text) != 0 ? MINUS : "") + text;
    }

    /** As {@link #significant}, without zeros that add nothing: "0.012" and "8" if that is all. */
    public static String shortest(double value) {
        return significant(value).replaceAll("(\\.\\d*?)0+(?=$|e)", "$1").replaceAll("\\.(?=$|e)", "");
    }

    /** "0.8 s", "41 s", "3 min 5 s", "2 h 10 min". */
    public static String duration(double seconds) {
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f", seconds) + " s";
        }
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3600) {
            return whole / 60 + " min " + whole % 60 + " s";
        }
        long minutes = Math.round(seconds / 60);
        return minutes / 60 + " h " + minutes % 60 + " min";
    }

    /** "0.91" or "-0.10" for files and terminals, and "NaN". */
    public static String ascii(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** 100 and not 100.0, 0.0001 and not 1.0E-4: a setting as people write it. */
    public static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** "10,000". */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
