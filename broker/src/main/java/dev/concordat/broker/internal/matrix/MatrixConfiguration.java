package dev.concordat.broker.internal.matrix;

import dev.concordat.broker.internal.environment.Environments;
import dev.concordat.broker.internal.http.Resources;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The matrix. */
@Configuration(proxyBeanMethods = false)
public class MatrixConfiguration {

    @Bean
    CanIDeploy canIDeploy(JdbcClient jdbc) {
        return new CanIDeploy(jdbc);
    }

    @Bean
    Resources matrixResources(JdbcClient jdbc, Environments environments) {
        return new MatrixResources(new Matrix(jdbc), new DecorationSearch(jdbc, environments), environments);
    }
}
