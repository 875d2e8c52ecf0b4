package dev.concordat.boot3;

import java.util.Optional;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.data.repository.Repository;

interface Suppliers extends Repository<Supplier, Long> {

    Supplier save(Supplier supplier);

    @Cacheable("suppliers")
    Optional<Supplier> findById(long id);

    long count();
}
