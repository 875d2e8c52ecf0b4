@org.jspecify.annotations.NullMarked
package dev.concordat.database.server;
