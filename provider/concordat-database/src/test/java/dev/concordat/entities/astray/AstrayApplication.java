package dev.concordat.entities.astray;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application whose entities do not fit. */
@SpringBootApplication
public class AstrayApplication {}
