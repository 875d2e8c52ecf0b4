package dev.concordat.provider;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.concordat.provider", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule INTERNAL_DOES_NOT_LEAK = noClasses()
            .that()
            .resideInAPackage("..internal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.concordat.provider", "dev.concordat.provider.spring");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.concordat.(**)").should().beFreeOfCycles();

    /** Users without Spring have none of it on the class path. */
    @ArchTest
    static final ArchRule ONLY_ITS_OWN_PACKAGE_KNOWS_SPRING = noClasses()
            .that()
            .resideOutsideOfPackage("dev.concordat.provider.spring")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..");

    /** WireMock takes long to load, and few providers have third parties. */
    @ArchTest
    static final ArchRule ONLY_THE_STUB_SERVER_KNOWS_WIREMOCK = noClasses()
            .that()
            .haveSimpleNameNotContaining("StubServer")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.github.tomakehurst..");

    @ArchTest
    static void scansEnough(JavaClasses classes) {
        assertThat(classes.size()).isGreaterThan(40);
    }
}
