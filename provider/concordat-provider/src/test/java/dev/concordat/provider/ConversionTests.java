package dev.concordat.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConversionTests {

    enum Status {
        ACTIVE
    }

    @Test
    void toWhenValueFitsConvertsIt() {
        UUID id = UUID.randomUUID();

        assertThat(Conversion.to(int.class, new BigDecimal("10"))).isEqualTo(10);
        assertThat(Conversion.to(long.class, "10")).isEqualTo(10L);
        assertThat(Conversion.to(double.class, 1)).isEqualTo(1.0);
        assertThat(Conversion.to(BigDecimal.class, 1.5)).isEqualTo(new BigDecimal("1.5"));
        assertThat(Conversion.to(String.class, 10)).isEqualTo("10");
        assertThat(Conversion.to(boolean.class, true)).isEqualTo(true);
        assertThat(Conversion.to(UUID.class, id.toString())).isEqualTo(id);
        assertThat(Conversion.to(Status.class, "ACTIVE")).isEqualTo(Status.ACTIVE);
        assertThat(Conversion.to(Object.class, "x")).isEqualTo("x");
    }

    @Test
    void toWhenValueDoesNotFitRefusesIt() {
        assertThatIllegalArgumentException().isThrownBy(() -> Conversion.to(int.class, "1.5"));
        assertThatIllegalArgumentException().isThrownBy(() -> Conversion.to(int.class, 3_000_000_000L));
        assertThatIllegalArgumentException().isThrownBy(() -> Conversion.to(int.class, "ten"));
        assertThatIllegalArgumentException().isThrownBy(() -> Conversion.to(boolean.class, "yes"));
        assertThatIllegalArgumentException().isThrownBy(() -> Conversion.to(Status.class, "GONE"));
        assertThatIllegalArgumentException().isThrownBy(() -> Conversion.to(Thread.class, "x"));
    }

    @Test
    void knowsWhenTypeIsOfferedAgreesWithTheConversion() {
        assertThat(Conversion.knows(Status.class)).isTrue();
        assertThat(Conversion.knows(Integer.class)).isTrue();
        assertThat(Conversion.knows(Thread.class)).isFalse();
    }
}
