/** What every module shares: how a fault is told, and where a thing was declared. */
@NullMarked
package dev.concordat;

import org.jspecify.annotations.NullMarked;
