package dev.concordat.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestMethodsTests {

    private static final String HERE = "dev.concordat.consumer.TestMethodsTests$";

    private final TestMethods methods = new TestMethods(TestMethodsTests.class.getClassLoader());

    @Test
    void existWhenDeclaredOrInheritedIsTrue() {
        assertThat(methods.exist(HERE + "Child#own")).isTrue();
        assertThat(methods.exist(HERE + "Child#inherited")).isTrue();
        assertThat(methods.exist(HERE + "Child#byInterface")).isTrue();
    }

    @Test
    void existWhenClassOrMethodIsGoneIsFalse() {
        assertThat(methods.exist(HERE + "Child#gone")).isFalse();
        assertThat(methods.exist(HERE + "Gone#own")).isFalse();
    }

    @Test
    void existDoesNotInitialiseTheClass() {
        assertThat(methods.exist(HERE + "Touchy#test")).isTrue();
    }

    interface Contract {

        default void byInterface() {}
    }

    static class Parent {

        void inherited() {}
    }

    static class Child extends Parent implements Contract {

        void own() {}
    }

    static class Touchy {

        static {
            fail();
        }

        private static void fail() {
            throw new IllegalStateException("initialised");
        }

        void test() {}
    }
}
