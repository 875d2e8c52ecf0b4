package dev.concordat.database.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.database.Database;
import dev.concordat.database.Databases;
import dev.concordat.database.TestRun;
import dev.concordat.database.spring.shop.ShopApplication;
import dev.concordat.database.spring.shop.Supplier;
import dev.concordat.database.spring.shop.Suppliers;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.boot.spi.SessionFactoryOptions;
import org.hibernate.cache.cfg.spi.DomainDataRegionBuildingContext;
import org.hibernate.cache.cfg.spi.DomainDataRegionConfig;
import org.hibernate.cache.spi.support.DomainDataStorageAccess;
import org.hibernate.cache.spi.support.RegionFactoryTemplate;
import org.hibernate.cache.spi.support.StorageAccess;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestPropertySource;

class SecondLevelCacheTests {

    @Test
    void entitiesWhenTheDatabaseIsResetAreRememberedNoMore() {
        TestRun run = TestRun.of(RememberingTestCases.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(1);
    }

    @SpringBootTest(classes = ShopApplication.class)
    @TestPropertySource(
            properties = {
                "spring.jpa.properties.hibernate.cache.use_second_level_cache=true",
                "spring.jpa.properties.hibernate.cache.region.factory_class="
                        + "dev.concordat.database.spring.SecondLevelCacheTests$Regions"
            })
    static class RememberingTestCases {

        @Autowired
        Suppliers suppliers;

        @Autowired
        EntityManagerFactory entities;

        @Test
        void forgets() {
            Database main = Databases.declared().get("main");
            main.reset("A test");
            Long id = Objects.requireNonNull(
                    suppliers.save(new Supplier("Transient")).getId());
            assertThat(suppliers.findById(id)).isPresent();
            assertThat(entities.getCache().contains(Supplier.class, id)).isTrue();

            main.reset();

            assertThat(suppliers.findById(id)).isEmpty();
        }
    }

    /** Keeps entities in maps; Hibernate brings nothing of the kind. */
    public static class Regions extends RegionFactoryTemplate {

        private static final long serialVersionUID = 1L;

        @Override
        protected void prepareForUse(SessionFactoryOptions options, Map<String, Object> settings) {
            // Maps need no preparation.
        }

        @Override
        protected void releaseFromUse() {
            // Nor an end.
        }

        @Override
        protected DomainDataStorageAccess createDomainDataStorageAccess(
                DomainDataRegionConfig region, DomainDataRegionBuildingContext context) {
            return new InMap();
        }

        @Override
        protected StorageAccess createQueryResultsRegionStorageAccess(
                String region, SessionFactoryImplementor factory) {
            return new InMap();
        }

        @Override
        protected StorageAccess createTimestampsRegionStorageAccess(String region, SessionFactoryImplementor factory) {
            return new InMap();
        }
    }

    private static final class InMap implements DomainDataStorageAccess {

        private final Map<Object, Object> values = new ConcurrentHashMap<>();

        @Override
        public @Nullable Object getFromCache(Object key, SharedSessionContractImplementor session) {
            return values.get(key);
        }

        @Override
        public void putIntoCache(Object key, Object value, SharedSessionContractImplementor session) {
            values.put(key, value);
        }

        @Override
        public boolean contains(Object key) {
            return values.containsKey(key);
        }

        @Override
        public void evictData() {
            values.clear();
        }

        @Override
        public void evictData(Object key) {
            values.remove(key);
        }

        @Override
        public void release() {
            values.clear();
        }
    }
}
