@org.jspecify.annotations.NullMarked
package dev.concordat.database.internal.snapshot;
