package dev.concordat.broker.internal.security;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** What stands before every address. */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {

    private static final String BASE_URL = "concordat.broker.base-url";

    @Bean
    Access access(Environment environment) {
        return Access.of(environment);
    }

    @Bean
    FilterRegistrationBean<AccessFilter> accessFilter(Access access, Environment environment) {
        List<String> addresses = Stream.of(
                        environment.getProperty(BASE_URL, "").strip().split("\\s+"))
                .toList();
        FilterRegistrationBean<AccessFilter> registration =
                new FilterRegistrationBean<>(new AccessFilter(access, new BrowserGuard(addresses)));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.addUrlPatterns("/*");
        return registration;
    }
}
