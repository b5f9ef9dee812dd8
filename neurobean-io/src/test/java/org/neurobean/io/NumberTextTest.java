package org.neurobean.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class NumberTextTest {

    @Test
    void percentNeverReachesAHundredByRounding() {
        assertThat(NumberText.percent(0.9862, 2)).isEqualTo("98.62\u202f%");
        assertThat(NumberText.percent(0.99999, 1)).isEqualTo("99.9\u202f%");
        assertThat(NumberText.percent(1, 1)).isEqualTo("100.0\u202f%");
        assertThat(NumberText.percent(Double.NaN, 1)).isEqualTo("\u2013");
    }

    @Test
    void pointsHaveASignUnlessTheyAreNone() {
        assertThat(NumberText.points(0.002, 2)).isEqualTo("+0.20");
        assertThat(NumberText.points(-0.002, 1)).isEqualTo("\u22120.2");
        assertThat(NumberText.points(-0.00001, 2)).isEqualTo("0.00");
    }

    @Test
    void significantDigitsAreThree() {
        assertThat(NumberText.significant(0.0123456)).isEqualTo("0.0123");
        assertThat(NumberText.significant(12.3456)).isEqualTo("12.3");
        assertThat(NumberText.significant(1.2e-7)).isEqualTo("1.20e\u22127");
        assertThat(NumberText.significant(0)).isEqualTo("0");
        assertThat(NumberText.significant(0.35)).isEqualTo("0.350");
        assertThat(NumberText.significant(12_345_678)).isEqualTo("1.23e7");
    }

    @Test
    void shortestLeavesOutWhatAddsNothing() {
        assertThat(NumberText.shortest(0.35)).isEqualTo("0.35");
        assertThat(NumberText.shortest(8)).isEqualTo("8");
        assertThat(NumberText.shortest(100)).isEqualTo("100");
        assertThat(NumberText.shortest(1e-6)).isEqualTo("1e\u22126");
    }

    @Test
    void durationsGrowWithTheirUnit() {
        assertThat(NumberText.duration(0.84)).isEqualTo("0.8 s");
        assertThat(NumberText.duration(41.2)).isEqualTo("41 s");
        assertThat(NumberText.duration(59.7)).isEqualTo("1 min 0 s");
        assertThat(NumberText.duration(185)).isEqualTo("3 min 5 s");
        assertThat(NumberText.duration(7800)).isEqualTo("2 h 10 min");
    }

    @Test
    void isTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(NumberText.count(10_000)).isEqualTo("10,000");
            assertThat(NumberText.percent(0.5, 1)).startsWith("50.0");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void numbersHaveATypesettersMinusAndNoNegativeZero() {
        assertThat(NumberText.fixed(0.926, 2)).isEqualTo("0.93");
        assertThat(NumberText.fixed(-0.926, 2)).isEqualTo("\u22120.93");
        assertThat(NumberText.fixed(-0.001, 2)).isEqualTo("0.00");
        assertThat(NumberText.fixed(-0.0, 0)).isEqualTo("0");
        assertThat(NumberText.fixed(Double.NaN, 2)).isEqualTo("\u2013");
    }

    @Test
    void settingsHaveNoExponentAndNoZerosThatAddNothing() {
        assertThat(NumberText.plain(100)).isEqualTo("100");
        assertThat(NumberText.plain(1e-4)).isEqualTo("0.0001");
        assertThat(NumberText.plain(-0.5)).isEqualTo("-0.5");
        assertThat(NumberText.plain(2e7)).isEqualTo("20000000");
        assertThat(NumberText.plain(0)).isEqualTo("0");
    }

    @Test
    void filesHaveAnAsciiMinusAndAPointInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(NumberText.ascii(-1234.56, 1)).isEqualTo("-1234.6");
            assertThat(NumberText.fixed(0.5, 1)).isEqualTo("0.5");
        } finally {
            Locale.setDefault(before);
        }
    }
}
