@org.jspecify.annotations.NullMarked
package dev.concordat.configuration;
