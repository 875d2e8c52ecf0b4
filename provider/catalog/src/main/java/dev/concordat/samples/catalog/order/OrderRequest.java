package dev.concordat.samples.catalog.order;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.List;

record OrderRequest(
        @NotNull @Email String customerEmail, @NotEmpty List<@Valid Line> lines) {

    record Line(long productId, @Positive int quantity) {}
}
