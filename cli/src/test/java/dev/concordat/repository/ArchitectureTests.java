package dev.concordat.repository;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/** What the modules may know of each other. */
@AnalyzeClasses(packages = "dev.concordat", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    private static final String[] CORE = {
        "dev.concordat",
        "dev.concordat.configuration..",
        "dev.concordat.outcome..",
        "dev.concordat.pact..",
        "dev.concordat.pactbroker..",
        "dev.concordat.revision.."
    };

    private static final DescribedPredicate<JavaClass> OF_CORE =
            resideInAnyPackage(CORE).as("of core");

    private static final DescribedPredicate<JavaClass> OF_US = resideInAPackage("dev.concordat..");

    @ArchTest
    static final ArchRule CORE_KNOWS_NO_OTHER_MODULE = noClasses()
            .that(OF_CORE)
            .should()
            .dependOnClassesThat(OF_US.and(DescribedPredicate.not(OF_CORE)).as("of another module"));

    @ArchTest
    static final ArchRule CORE_KNOWS_NO_TEST_FRAMEWORK = noClasses()
            .that(OF_CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.junit..", "org.springframework..", "com.github.tomakehurst..");

    @ArchTest
    static final ArchRule CONSUMER_KNOWS_CORE_ALONE = knowsOnly("consumer");

    @ArchTest
    static final ArchRule DATABASE_KNOWS_CORE_ALONE = knowsOnly("database");

    @ArchTest
    static final ArchRule PROVIDER_KNOWS_DATABASE_AND_CORE = knowsOnly("provider", "database");

    @ArchTest
    static final ArchRule MIGRATION_TEST_KNOWS_DATABASE_AND_CORE = knowsOnly("migration", "database");

    @ArchTest
    static final ArchRule BROKER_KNOWS_DATABASE_AND_CORE = knowsOnly("broker", "database");

    @ArchTest
    static final ArchRule MAVEN_PLUGIN_KNOWS_CORE_ALONE = knowsOnly("maven");

    @ArchTest
    static final ArchRule CLI_KNOWS_CORE_ALONE = knowsOnly("cli");

    @ArchTest
    static final ArchRule MODULES_LEAVE_EACH_OTHERS_INTERNALS_ALONE = classes()
            .that(OF_US)
            .should(new ArchCondition<>("use internal packages of their own module only") {
                @Override
                public void check(JavaClass from, ConditionEvents events) {
                    from.getDirectDependenciesFromSelf().stream()
                            .filter(dependency -> isInternal(dependency.getTargetClass()))
                            .filter(dependency -> !module(from).equals(module(dependency.getTargetClass())))
                            .forEach(dependency ->
                                    events.add(SimpleConditionEvent.violated(from, dependency.getDescription())));
                }
            });

    @ArchTest
    static final ArchRule INTERNALS_DO_NOT_LEAK = methods()
            .that()
            .areDeclaredInClassesThat(OF_US.and(DescribedPredicate.describe("visible", ArchitectureTests::isVisible)))
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("..internal..")
            .should(new ArchCondition<>("have no internal types in their signatures where users see them") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean visible = method.getModifiers().contains(JavaModifier.PUBLIC)
                            || method.getModifiers().contains(JavaModifier.PROTECTED);
                    if (visible && types(method).anyMatch(ArchitectureTests::isInternal)) {
                        events.add(SimpleConditionEvent.violated(method, method.getDescription()));
                    }
                }
            });

    @ArchTest
    static final ArchRule INTERNALS_DO_NOT_KNOW_WHAT_IS_BUILT_ON_THEM = classes()
            .that()
            .resideInAPackage("dev.concordat.*.internal..")
            .should(new ArchCondition<>("not depend on the public packages of their own module") {
                @Override
                public void check(JavaClass from, ConditionEvents events) {
                    from.getDirectDependenciesFromSelf().stream()
                            .filter(dependency -> OF_US.test(dependency.getTargetClass()))
                            .filter(dependency -> module(from).equals(module(dependency.getTargetClass())))
                            .filter(dependency -> !isInternal(dependency.getTargetClass()))
                            .forEach(dependency ->
                                    events.add(SimpleConditionEvent.violated(from, dependency.getDescription())));
                }
            });

    /** Users without Spring have none of it on the class path. */
    @ArchTest
    static final ArchRule SPRING_IS_KNOWN_WHERE_ITS_NAME_STANDS = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.concordat.broker..",
                    "dev.concordat.provider.spring..",
                    "dev.concordat.database.spring..",
                    "dev.concordat.database.internal.spring..",
                    "dev.concordat.database.internal.migration..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..");

    @ArchTest
    static final ArchRule FLYWAY_IS_KNOWN_WHERE_ONE_MIGRATES = noClasses()
            .that()
            .resideOutsideOfPackages("dev.concordat.database.internal.migration..", "dev.concordat.database.spring..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.flywaydb..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.concordat.(**)").should().beFreeOfCycles();

    @ArchTest
    static void scansEnough(JavaClasses classes) {
        assertThat(classes.size()).isGreaterThan(200);
        assertThat(Stream.of("pact", "consumer", "database", "migration", "provider", "broker", "maven", "cli"))
                .allMatch(module ->
                        classes.stream().anyMatch(type -> type.getPackageName().startsWith("dev.concordat." + module)));
    }

    private static ArchRule knowsOnly(String module, String... others) {
        String[] allowed = Stream.concat(Stream.of(module), Stream.of(others))
                .map(name -> "dev.concordat." + name + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("dev.concordat." + module + "..")
                .should()
                .dependOnClassesThat(OF_US.and(DescribedPredicate.not(OF_CORE))
                        .and(DescribedPredicate.not(resideInAnyPackage(allowed)))
                        .as("of a module that it must not know"));
    }

    private static boolean isInternal(JavaClass type) {
        return type.getPackageName().startsWith("dev.concordat.")
                && (type.getPackageName() + ".").contains(".internal.");
    }

    private static boolean isVisible(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(ArchitectureTests::isVisible).orElse(true);
    }

    private static Stream<JavaClass> types(JavaMethod method) {
        return Stream.concat(
                method.getReturnType().getAllInvolvedRawTypes().stream(),
                method.getParameterTypes().stream().flatMap(type -> type.getAllInvolvedRawTypes().stream()));
    }

    /** {@code dev.concordat.provider.internal.replay} is of {@code provider}. */
    private static String module(JavaClass type) {
        String[] parts = type.getPackageName().split("\\.", -1);
        return parts.length > 2 ? parts[2] : "";
    }
}
