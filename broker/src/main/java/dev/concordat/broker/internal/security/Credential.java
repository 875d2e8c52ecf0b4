package dev.concordat.broker.internal.security;

import java.security.MessageDigest;

/** One who may call: a name, what he may do, and the hash of his secret. */
final class Credential {

    private final String name;
    private final Role role;
    private final boolean token;
    private final byte[] hash;

    private Credential(String name, Role role, boolean token, byte[] hash) {
        this.name = name;
        this.role = role;
        this.token = token;
        this.hash = hash.clone();
    }

    /** A user with a password. */
    static Credential user(String name, Role role, String password) {
        return new Credential(name, role, false, Token.hash(password));
    }

    /** A token; it serves as the password of a user of its name as well. */
    static Credential token(String name, Role role, byte[] hash) {
        return new Credential(name, role, true, hash);
    }

    String name() {
        return name;
    }

    Role role() {
        return role;
    }

    boolean isToken() {
        return token;
    }

    /** Takes as long for a secret that is nearly right as for one that is quite wrong. */
    boolean matches(byte[] secretHash) {
        return MessageDigest.isEqual(hash, secretHash);
    }

    boolean isNamed(String other) {
        return MessageDigest.isEqual(Token.hash(name), Token.hash(other));
    }
}
