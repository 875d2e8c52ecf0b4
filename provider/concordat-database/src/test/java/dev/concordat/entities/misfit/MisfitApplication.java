package dev.concordat.entities.misfit;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application whose entities do not fit. */
@SpringBootApplication
public class MisfitApplication {}
