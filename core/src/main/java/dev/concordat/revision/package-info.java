/** Which commit of which branch is being built, and by which build: what a broker wants to know of a version. */
@NullMarked
package dev.concordat.revision;

import org.jspecify.annotations.NullMarked;
