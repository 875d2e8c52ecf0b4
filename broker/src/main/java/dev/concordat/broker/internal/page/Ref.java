package dev.concordat.broker.internal.page;

/** A name and where it leads to. */
record Ref(String text, String href) {}
