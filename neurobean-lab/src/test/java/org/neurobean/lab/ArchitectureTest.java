package org.neurobean.lab;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows between modules and packages, for all that is shipped: core, torch and lab. */
final class ArchitectureTest {

    private static final String BEAN = "org.neurobean.bean..";
    private static final String TORCH = "org.neurobean.torch..";
    private static final String LAB = "org.neurobean.lab..";

    private static JavaClasses code;

    @BeforeAll
    static void readTheCode() {
        // The names of what others wrote are enough; to read all of the engine takes seconds.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        code = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.neurobean");
    }

    @Test
    void allModulesAreLookedAt() {
        assertThat(code.stream().map(JavaClass::getPackageName))
                .contains(
                        "org.neurobean.bean",
                        "org.neurobean.torch",
                        "org.neurobean.torch.penalty",
                        "org.neurobean.assembly",
                        "org.neurobean.lab.analysis",
                        "org.neurobean.lab.arrays",
                        "org.neurobean.lab.data",
                        "org.neurobean.lab.campaign",
                        "org.neurobean.lab.experiment",
                        "org.neurobean.lab.fewshot",
                        "org.neurobean.lab.figure",
                        "org.neurobean.lab.imitation",
                        "org.neurobean.lab.kernel",
                        "org.neurobean.lab.run",
                        "org.neurobean.lab.store",
                        "org.neurobean.lab.table",
                        "org.neurobean.lab.trial",
                        "org.neurobean.lab.report",
                        "org.neurobean.lab.cli");
        assertThat(code.contain("org.neurobean.lab.ArchitectureTest")).isFalse();
    }

    @Test
    void thePaperNeedsNothingButJava() {
        classes()
                .that()
                .resideInAPackage(BEAN)
                .should()
                .onlyDependOnClassesThat()
                // The last one is of annotations alone, and not there at run time.
                .resideInAnyPackage(BEAN, "java..", "org.jspecify.annotations")
                .check(code);
    }

    @Test
    void theMeasuresOfAssembliesNeedNothingButJava() {
        classes()
                .that()
                .resideInAPackage("org.neurobean.assembly")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.neurobean.assembly", "java..", "org.jspecify.annotations")
                .check(code);
    }

    @Test
    void analysesKnowNoNetworkAndNoRun() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.neurobean.lab.analysis..", "org.neurobean.lab.arrays..", "org.neurobean.lab.figure..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(TORCH, "org.bytedeco..", "org.neurobean.lab.run..", "org.neurobean.lab.cli..")
                .check(code);
    }

    @Test
    void classifiersKnowNoRunAndNoReport() {
        noClasses()
                .that()
                .resideInAnyPackage("org.neurobean.lab.kernel..", "org.neurobean.lab.imitation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.neurobean.lab.run..", "org.neurobean.lab.report..", "org.neurobean.lab.cli..")
                .check(code);
    }

    @Test
    void torchKnowsThePaperAndNotTheLab() {
        noClasses()
                .that()
                .resideInAPackage(TORCH)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(LAB)
                .check(code);
    }

    @Test
    void dataKnowsNoOtherPackageOfTheProjectThanTheLabsErrors() {
        classes()
                .that()
                .resideInAPackage("org.neurobean.lab.data..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.neurobean.lab",
                        "org.neurobean.lab.data..",
                        "java..",
                        "org.jspecify.annotations",
                        "me.tongfei.progressbar..")
                .check(code);
    }

    @Test
    void theReportKnowsNoNetworkAndNoRun() {
        noClasses()
                .that()
                .resideInAPackage("org.neurobean.lab.report..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(TORCH, "org.bytedeco..", "org.neurobean.lab.run..", "org.neurobean.lab.cli..")
                .check(code);
    }

    @Test
    void theTableIsMadeOfWhatIsStoredAndRunsNothing() {
        noClasses()
                .that()
                .resideInAnyPackage("org.neurobean.lab.table..", "org.neurobean.lab.report.table..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        TORCH,
                        "org.bytedeco..",
                        "org.neurobean.lab.trial..",
                        "org.neurobean.lab.campaign..",
                        "org.neurobean.lab.run..")
                .check(code);
    }

    @Test
    void runsKnowNothingOfTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.neurobean.lab.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.neurobean.lab.cli..", "picocli..")
                .check(code);
    }

    @Test
    void noPackageIsNamedAfterNothing() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..impl..", "..spi..", "..helper..")
                .check(code);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.neurobean.(**)").should().beFreeOfCycles().check(code);
    }

    @Test
    void onlyTheCommandLineTalksToTheUserAndEndsTheProcess() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.neurobean.lab.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(code);
    }
}
