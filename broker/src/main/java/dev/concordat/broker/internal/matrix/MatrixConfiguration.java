package dev.concordat.broker.internal.matrix;

import dev.concordat.broker.internal.environment.Environments;
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
    MatrixResources matrixResources(JdbcClient jdbc, Environments environments) {
        return new MatrixResources(new Matrix(jdbc), new DecorationSearch(jdbc, environments), environments);
    }

    @Bean
    MatrixAnswers matrixAnswers(MatrixResources resources) {
        return new MatrixAnswers(resources::answer);
    }
}
