package dev.concordat.database;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.concordat.database", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule INTERNAL_DOES_NOT_LEAK = noClasses()
            .that()
            .resideInAPackage("..internal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.concordat.database", "dev.concordat.database.spring");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.concordat.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule FIXTURES_KNOW_NO_FLYWAY = noClasses()
            .that()
            .resideInAnyPackage("..internal.fixture..", "..internal.server..", "..internal.baseline..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.flywaydb..", "org.springframework..");

    @ArchTest
    static void scansEnough(JavaClasses classes) {
        assertThat(classes.size()).isGreaterThan(40);
    }
}
