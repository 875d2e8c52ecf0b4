package dev.concordat.database.spring.shop;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application with JPA. */
@SpringBootApplication
public class ShopApplication {}
