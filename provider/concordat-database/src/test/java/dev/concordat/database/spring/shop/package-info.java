@org.jspecify.annotations.NullMarked
package dev.concordat.database.spring.shop;
