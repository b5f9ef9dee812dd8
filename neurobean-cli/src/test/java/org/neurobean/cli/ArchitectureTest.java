package org.neurobean.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows between packages, for all that is shipped. */
final class ArchitectureTest {

    private static JavaClasses code;

    @BeforeAll
    static void readTheCode() {
        // The names of what others wrote are enough; to read all of the engine takes seconds.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        code = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.neurobean");
    }

    /**
     * Every arrow there is: a package, and what it may use besides Java and annotations. Packages are named without
     * {@code org.neurobean}, libraries by the word before the colon in {@link #LIBRARIES}. What is not listed is refused.
     */
    private static final Map<String, Set<String>> ALLOWED = arrows("""
            bean               ->
            assembly           -> bean
            assembly.layer     -> bean assembly
            io                 -> jackson
            io.safetensors     -> io jackson
            io.arrays          -> io io.safetensors
            data               -> io compress
            torch              -> io io.safetensors bytedeco
            torch.settings     -> bean io jackson
            torch.nn           -> io torch jackson bytedeco
            torch.penalty      -> bean bytedeco
            torch.regularize   -> bean torch torch.settings torch.nn torch.penalty bytedeco
            torch.augment      -> torch torch.settings bytedeco
            torch.train        -> io torch torch.settings torch.nn torch.regularize torch.augment jackson bytedeco
            report.draw        ->
            report.page        -> io jackson
            report.training    -> io report.draw report.page jte
            report.figure      -> assembly.layer io report.draw
            report.layer       -> assembly.layer io report.draw report.page jackson jte
            lab                ->
            lab.statistics     -> statistics
            lab.fewshot        -> bean io torch.settings jackson
            lab.run            -> bean assembly assembly.layer io data torch torch.settings torch.nn \
                                  torch.regularize torch.augment torch.train report.draw report.training lab \
                                  lab.fewshot jackson bytedeco
            lab.experiment     -> bean assembly.layer io data torch torch.settings torch.train report.figure \
                                  report.layer lab.statistics lab.run jackson
            lab.analysis       -> bean assembly assembly.layer io io.arrays data report.figure report.layer \
                                  lab.run lab.experiment
            lab.kernel         -> bean data torch lab.fewshot bytedeco
            lab.imitation      -> data torch torch.nn torch.train lab.fewshot lab.kernel bytedeco
            lab.store          -> lab.fewshot sqlite
            lab.trial          -> data torch torch.nn torch.regularize torch.augment torch.train lab lab.fewshot \
                                  lab.run lab.kernel lab.imitation
            lab.campaign       -> bean data lab.fewshot lab.run lab.store lab.trial
            lab.table          -> io data torch.settings lab lab.statistics lab.fewshot lab.imitation lab.store \
                                  jackson
            lab.table.figure   -> io data report.draw report.figure lab.statistics lab.table
            lab.table.page     -> io data report.page lab.statistics lab.fewshot lab.store lab.table jte
            lab.study          -> io data torch report.figure lab.fewshot lab.run lab.experiment lab.store \
                                  lab.trial lab.campaign lab.table lab.table.figure lab.table.page
            cli                -> bean assembly.layer io io.arrays data torch torch.settings torch.regularize \
                                  torch.train report.draw report.layer lab lab.fewshot lab.run lab.experiment \
                                  lab.analysis lab.store lab.campaign lab.table lab.study jackson picocli \
                                  progressbar
            """);

    /** Which packages a library has. */
    private static final Map<String, List<String>> LIBRARIES = Map.of(
            "jackson", List.of("tools.jackson.", "com.fasterxml.jackson."),
            "bytedeco", List.of("org.bytedeco."),
            "jte", List.of("gg.jte"),
            "sqlite", List.of("org.sqlite"),
            "compress", List.of("org.apache.commons.compress."),
            "statistics", List.of("org.apache.commons.statistics."),
            "picocli", List.of("picocli"),
            "progressbar", List.of("me.tongfei.progressbar"));

    private static final String ROOT = "org.neurobean.";

    private static Map<String, Set<String>> arrows(String table) {
        Map<String, Set<String>> arrows = new TreeMap<>();
        for (String line : table.lines().toList()) {
            String[] sides = line.split("->", -1);
            assertThat(sides).as(line).hasSize(2);
            Set<String> targets = new TreeSet<>(List.of(sides[1].trim().split("\\s+")));
            targets.remove("");
            assertThat(arrows.put(sides[0].trim(), targets))
                    .as("listed twice: " + line)
                    .isNull();
        }
        return arrows;
    }

    /** How a class's package is named in the list; empty for Java itself and for annotations that are not there at run time. */
    private static String shortName(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        if (name.isEmpty() || name.startsWith("java") || name.startsWith("org.jspecify.")) {
            return "";
        }
        if (name.startsWith(ROOT)) {
            return name.substring(ROOT.length());
        }
        return LIBRARIES.entrySet().stream()
                .filter(library -> library.getValue().stream().anyMatch(name::startsWith))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(name);
    }

    @Test
    void onlyTheListedArrowsExist() {
        classes()
                .should(new ArchCondition<JavaClass>("use only what their package may use") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        String from = shortName(type);
                        Set<String> allowed = ALLOWED.getOrDefault(from, Set.of());
                        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                            String to = shortName(dependency.getTargetClass());
                            if (!to.isEmpty() && !to.equals(from) && !allowed.contains(to)) {
                                events.add(SimpleConditionEvent.violated(
                                        type, from + " may not use " + to + ": " + dependency.getDescription()));
                            }
                        }
                    }
                })
                .check(code);
    }

    @Test
    void theListHasEveryPackageAndNoArrowThatIsNotThere() {
        Map<String, Set<String>> found = new TreeMap<>();
        for (JavaClass type : code) {
            Set<String> targets = found.computeIfAbsent(shortName(type), name -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> shortName(dependency.getTargetClass()))
                    .filter(to -> !to.isEmpty() && !to.equals(shortName(type)))
                    .forEach(targets::add);
        }
        assertThat(found).isEqualTo(ALLOWED);
        assertThat(code.contain("org.neurobean.cli.ArchitectureTest")).isFalse();
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
                .resideOutsideOfPackage("org.neurobean.cli..")
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
