package dev.concordat.database;
import org.junit.jupiter.api.Test;

class ScratchTests {
    void run(String yaml) {
        long t = System.nanoTime();
        try { Databases d = PreparedBy.yaml(yaml); System.err.println("OK " + d.all().get(0).schemaVersion()); d.close(); }
        catch (RuntimeException e) { System.err.println(e.getMessage()); if (!(e instanceof dev.concordat.ConcordatException)) e.printStackTrace(); }
        System.err.println("---- " + (System.nanoTime() - t) / 1000000);
    }
    @Test void all() {
        run("databases:\n  a: {migrations: 'classpath:db/failing'}");
        run("databases:\n  a: {migrations: 'classpath:db/unresolved'}");
        run("databases:\n  a: {migrations: 'classpath:db/unresolved', flyway: {placeholders: {word: hello}}}");
        run("databases:\n  a: {migrations: 'classpath:db/nowhere'}");
        run("databases:\n  a: {migrations: 'classpath:db/concurrently'}");
        run("databases:\n  a: {migrations: 'classpath:db/concurrently', flyway: {postgresql.transactional.lock: false}}");
        run("databases:\n  a: {migrations: 'classpath:db/concurrently', flyway: {nonsense: false}}");
        run("databases:\n  a: {port: 1}");
        System.setProperty("spring.flyway.postgresql.transactional-lock", "false");
        run("databases:\n  a: {migrations: 'classpath:db/concurrently'}");
    }
}
