@org.jspecify.annotations.NullMarked
package dev.concordat.entities.astray;
