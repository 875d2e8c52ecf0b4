/** Whether a version can be deployed, and where versions are: asked of a broker, and told to it. */
@NullMarked
package dev.concordat.pactbroker.deploy;

import org.jspecify.annotations.NullMarked;
