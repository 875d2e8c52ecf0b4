package dev.concordat.broker.internal.selection;

/**
 * A pact that a provider is to verify.
 *
 * @param selected what, and why
 * @param pending whether its failure is not to fail the build
 * @param wip whether it is work in progress that nobody asked for by name
 */
record VerifiablePact(SelectedPact selected, boolean pending, boolean wip) {}
