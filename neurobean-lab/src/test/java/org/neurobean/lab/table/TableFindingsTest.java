package org.neurobean.lab.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.neurobean.lab.table.Finding.Verdict;

/** Sentences say what the numbers support, and nothing else. */
final class TableFindingsTest {

    private static FakeTables.ByHand table(Integer... shots) {
        return new FakeTables.ByHand(20, shots);
    }

    private static List<String> texts(FewShotTable table, Verdict verdict) {
        return TableFindings.of(table).stream()
                .filter(finding -> finding.verdict() == verdict)
                .map(Finding::text)
                .toList();
    }

    @Test
    void aGainIsSaidWithItsIntervalAndThePapers() {
        // The same spread in every row: the paired difference is 5.2 on every draw. Paper: 88.08 - 78.97 = 9.11.
        FewShotTable table =
                table(10).row(Table1.VANILLA, 82.3).row(Table1.BEAN_2, 87.5).table();
        assertThat(texts(table, Verdict.REPRODUCED))
                .contains(
                        "On MNIST, BEAN-2 is better than the vanilla network with 10 shots by 5.2 points (95 % interval"
                                + " 5.2 to 5.2, 20 draws; paper: better by 9.1).");
    }

    @Test
    void numbersOfShotsThatAreDecidedInOneWayShareASentence() {
        FewShotTable table = table(1, 5, 10)
                .row(Table1.VANILLA, 45, 73, 82)
                .row(Table1.BEAN_2, 50, 79, 82)
                .table();
        assertThat(texts(table, Verdict.REPRODUCED))
                .anyMatch(text -> text.matches(
                        "On MNIST, BEAN-2 is better than the vanilla network with 1 shot by 5\\.0 points \\(95 .* and with"
                                + " 5 shots by 6\\.0 \\(6\\.0 to 6\\.0; paper: better by 10\\.6\\)\\."));
        assertThat(texts(table, Verdict.UNDECIDED))
                .anyMatch(text -> text.startsWith(
                        "On MNIST, the draws do not decide between BEAN-2 and the vanilla network with 10 shots"));
    }

    @Test
    void whereTheIntervalHoldsZeroNothingIsClaimed() {
        double[] vanilla = new double[20];
        double[] bean = new double[20];
        for (int draw = 0; draw < 20; draw++) {
            vanilla[draw] = 80;
            bean[draw] = draw % 2 == 0 ? 84 : 77;
        }
        FewShotTable table = table(10)
                .draws(Table1.VANILLA, vanilla)
                .draws(Table1.BEAN_2, bean)
                .table();
        assertThat(texts(table, Verdict.REPRODUCED)).isEmpty();
        assertThat(texts(table, Verdict.UNDECIDED))
                .anyMatch(text -> text.startsWith("On MNIST, the draws do not decide between BEAN-2 and the vanilla"
                                + " network with 10 shots (difference +0.5; 95 % interval \u2212")
                        && text.endsWith("20 draws; paper: better by 9.1)."));
    }

    @Test
    void theOppositeOfThePaperIsSaidPlainly() {
        FewShotTable table = table(1).row(Table1.VANILLA, 45)
                .row(Table1.BEAN_1, 51)
                .row(Table1.BEAN_2, 53)
                .table();
        assertThat(texts(table, Verdict.CONTRADICTED))
                .contains(
                        "On MNIST, BEAN-1 is worse than BEAN-2 with 1 shot by 2.0 points (95 % interval 2.0 to 2.0, 20"
                                + " draws; paper: better by 1.0).");
    }

    @Test
    void theBestRowWithoutBeanIsNamed() {
        FewShotTable table = table(10)
                .row(Table1.VANILLA, 82)
                .row(Table1.DROPOUT, 88)
                .row(Table1.WEIGHT_DECAY, 83)
                .row(Table1.BEAN_2, 87)
                .table();
        // The paper: BEAN-2 88.08, the best of these rows without it is weight decay with 82.87.
        assertThat(texts(table, Verdict.CONTRADICTED))
                .contains(
                        "On MNIST, BEAN-2 is worse than the best of the paper's rows without BEAN with 10 shots by 1.0"
                                + " points (dropout, off at test; 95 % interval 1.0 to 1.0, 20 draws; paper: better by 5.2).")
                .noneMatch(text -> text.startsWith("On MNIST, BEAN-2 is worse than dropout"));
    }

    @Test
    void whatDropoutDoesAtTestIsToldByTheProtocol() {
        FewShotTable table =
                table(10).row(Table1.DROPOUT, 80).row(Table1.BEAN_2, 87).table("authors");
        assertThat(texts(table, Verdict.REPRODUCED)).anyMatch(text -> text.contains("dropout, on at test"));
    }

    @Test
    void aStrongerReferenceIsSaid() {
        FewShotTable table = table(10).row(Table1.VANILLA, 82.37).table();
        assertThat(texts(table, Verdict.CONTRADICTED))
                .anyMatch(text -> text.startsWith(
                        "On MNIST, the vanilla network here is better than the paper's with 10 shots by 3.4 points"));
        FewShotTable same = table(10).row(Table1.VANILLA, 78.97).table();
        assertThat(texts(same, Verdict.CONTRADICTED)).isEmpty();
        assertThat(texts(same, Verdict.UNDECIDED))
                .anyMatch(text -> text.contains("between the vanilla network here and the paper's"));
    }

    @Test
    void fewDrawsDecideNothing() {
        FewShotTable table = new FakeTables.ByHand(4, 10)
                .row(Table1.VANILLA, 10)
                .row(Table1.BEAN_2, 90)
                .table();
        assertThat(TableFindings.of(table))
                .containsExactly(new Finding(Verdict.UNDECIDED, "No cell has 5 draws or more: so few decide nothing."));
    }

    @Test
    void aRowWithFewDrawsAmongOthersIsNotJudged() {
        double[] some = new double[20];
        java.util.Arrays.fill(some, 4, 20, Double.NaN);
        java.util.Arrays.fill(some, 0, 4, 90);
        FewShotTable table =
                table(10).row(Table1.VANILLA, 80).draws(Table1.BEAN_2, some).table();
        assertThat(TableFindings.of(table).stream().map(Finding::text))
                .contains(
                        "On MNIST, too few draws are finished to tell BEAN-2 from the vanilla network with 10 shots (4).")
                .noneMatch(text -> text.contains("BEAN-2 is"));
    }

    @Test
    void rowsThatAreNotThereAreNotSpokenOf() {
        FewShotTable table = table(10).row(Table1.VANILLA, 82).row("1-nn", 70).table();
        assertThat(TableFindings.of(table)).noneMatch(finding -> finding.text().contains("BEAN"));
        assertThat(TableFindings.of(new FakeTables.ByHand(20, 10).table())).hasSize(1);
    }

    @Test
    void theBestRowIsAheadOnlyWhereTheDrawsSaySo() {
        double[] shaky = new double[20];
        for (int draw = 0; draw < 20; draw++) {
            shaky[draw] = draw % 2 == 0 ? 95 : 80;
        }
        FewShotTable table =
                table(10).row(Table1.VANILLA, 87).draws(Table1.BEAN_2, shaky).table();
        assertThat(texts(table, Verdict.BEYOND))
                .contains(
                        "On MNIST, the row with the highest mean, of those with all draws, is LeNet-5 + BEAN-2 with 10 shots (87.5 %; the draws do not decide"
                                + " between it and Vanilla LeNet-5, 87.0 %).");
        FewShotTable clear =
                table(10).row(Table1.VANILLA, 82).row(Table1.BEAN_2, 87.5).table();
        assertThat(texts(clear, Verdict.BEYOND)).anyMatch(text -> text.contains("ahead of Vanilla LeNet-5, 82.0 %"));
    }

    @Test
    void controlsAndPixelsAreComparedWithBean() {
        FewShotTable table = table(5).row(Table1.BEAN_2, 80)
                .row("kernel-ridge-blurred", 74)
                .row("bean-2-shuffled", 78)
                .row("bean-2-dropout", 83)
                .row(Table1.DROPOUT, 79)
                .table();
        assertThat(texts(table, Verdict.BEYOND))
                .anyMatch(text -> text.contains("BEAN-2 is better than BEAN-2, A shuffled with 5 shots by 2.0 points"))
                .anyMatch(text -> text.contains(
                        "the best row without any network is worse than the better of BEAN-1 and BEAN-2 with 5 shots by"
                                + " 6.0 points"))
                .anyMatch(text -> text.contains("BEAN-2 + dropout is better than dropout, off at test"));
    }

    @Test
    void trainingsThatEndedEarlyAreCounted() {
        FewShotTable table = table(5).row(Table1.L1, 70).diverged(3).table();
        assertThat(texts(table, Verdict.BEYOND))
                .contains(
                        "3 trainings ended early because a number was no longer finite (LeNet-5 + l1 norm); each counts"
                                + " with its accuracy at the best epoch before.");
    }

    @Test
    void claimsOfThePaperComeFirstAndEverySentenceEnds() {
        List<Finding> findings = TableFindings.of(FakeTables.whole());
        assertThat(findings).hasSizeBetween(10, 80);
        assertThat(findings.get(0).verdict()).isNotEqualTo(Verdict.BEYOND);
        assertThat(findings)
                .isSortedAccordingTo(java.util.Comparator.comparing(finding -> finding.verdict() == Verdict.BEYOND))
                .allSatisfy(finding -> assertThat(finding.text()).endsWith(".").doesNotContain("NaN", "null", "  "));
    }

    @Test
    void aNumberNextToZeroKeepsItsSide() {
        assertThat(Compared.points(0.04)).isEqualTo("0.04");
        assertThat(Compared.points(-0.04)).isEqualTo("\u22120.04");
        assertThat(Compared.points(-5.25)).isEqualTo("\u22125.3");
        assertThat(Compared.points(0)).isEqualTo("0.0");
    }

    /** Twenty draws of a row that differ from 80 by the mean and by one point up or down. */
    private static double[] around(double mean) {
        double[] draws = new double[20];
        for (int draw = 0; draw < draws.length; draw++) {
            draws[draw] = 80 + mean + (draw % 2 == 0 ? 1 : -1);
        }
        return draws;
    }

    @Test
    void whatHoldsByItselfButNotAmongSeveralNumbersOfShotsIsNotClaimed() {
        // A mean of 0.5 with a standard error of 0.2294 over 20 draws: t = 2.179, p = 0.042; among four, times 4.
        double[] constant = new double[20];
        java.util.Arrays.fill(constant, 80);
        FewShotTable one = table(5).draws(Table1.VANILLA, constant)
                .draws(Table1.BEAN_2, around(0.5))
                .table();
        assertThat(texts(one, Verdict.REPRODUCED))
                .anyMatch(text -> text.startsWith("On MNIST, BEAN-2 is better than the vanilla network with 5 shots"));
        FewShotTable four = table(1, 5, 10, 20)
                .draws(Table1.VANILLA, constant, constant, constant, constant)
                .draws(Table1.BEAN_2, around(0), around(0.5), around(0), around(0))
                .table();
        assertThat(texts(four, Verdict.REPRODUCED)).noneMatch(text -> text.contains("BEAN-2 is better"));
        assertThat(texts(four, Verdict.UNDECIDED))
                .anyMatch(
                        text -> text.contains(
                                "with 5 shots (difference +0.5; 0.02 to 1.0; p = 0.17 after Holm's correction; paper: better by"));
    }

    @Test
    void whatDropoutTakesAwayFromDistortedImagesIsSaid() {
        FewShotTable table = table(20)
                .row("distortion-bean-1", 96)
                .row("distortion-dropout-bean-1", 95.4)
                .table();
        assertThat(texts(table, Verdict.BEYOND))
                .contains("On MNIST, training on distorted images with dropout and BEAN-1 is worse than training on"
                        + " distorted images with BEAN-1 with 20 shots by 0.6 points (95 % interval 0.6 to 0.6, 20"
                        + " draws).");
    }
}
