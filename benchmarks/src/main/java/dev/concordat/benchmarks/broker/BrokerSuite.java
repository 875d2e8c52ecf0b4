package dev.concordat.benchmarks.broker;

import dev.concordat.benchmarks.Figure;
import dev.concordat.benchmarks.Folders;
import dev.concordat.benchmarks.Median;
import dev.concordat.benchmarks.Suite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * The embedded broker in a JVM of its own, over HTTP: publishing pacts of 20 interactions, can-i-deploy, the matrix and
 * pacts for verification as versions pile up, start and memory. What it is compared with are figures of the official
 * broker 2.120.0 that were measured apart from this run, on a machine of the same kind (2 cores, one process,
 * PostgreSQL).
 */
public final class BrokerSuite implements Suite {

    private static final String OFFICIAL = "official broker 2.120.0, measured apart";
    private static final String WEB = "web";

    @Override
    public String name() {
        return "broker";
    }

    @Override
    public void run(boolean quick, Consumer<Figure> figures) throws Exception {
        Path folder = Files.createTempDirectory("concordat-benchmark");
        // Where the superuser runs it, the server's account has to find its way.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            measure(folder.resolve("data"), quick, figures);
        } finally {
            Folders.delete(folder);
        }
    }

    private static void measure(Path data, boolean quick, Consumer<Figure> figures) throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(data)) {
            figures.accept(figure("start on an empty database", broker.startMillis(), "ms", 1_400));
            BrokerLoad load = new BrokerLoad(broker.url());
            publishing(load, quick ? 200 : 600, figures);
            growing(load, quick ? List.of(10, 100, 1_000) : List.of(10, 100, 1_000, 5_000), figures);
            figures.accept(figure("memory after all that, with its database", broker.memory(), "MiB", 227));
        }
        List<Double> starts = new ArrayList<>();
        for (int i = 0; i < (quick ? 3 : 7); i++) {
            try (BrokerProcess broker = BrokerProcess.start(data)) {
                starts.add(broker.startMillis());
            }
        }
        figures.accept(figure("start on existing data, to the first answer", Median.of(starts), "ms", 1_000));
    }

    private static void publishing(BrokerLoad load, int count, Consumer<Figure> figures) throws Exception {
        for (int i = 0; i < 200; i++) {
            load.publish("warm-up", "w" + i, "w" + i);
        }
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int version = i;
            times.add(millis(() -> load.publish("sequential", "s" + version, "s" + version)));
        }
        figures.accept(figure("publish, one after the other", Median.of(times), "ms", 33));
        long began = System.nanoTime();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> requests = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String version = "e" + i;
                requests.add(() -> load.publish("eight-ways", version, version));
            }
            for (Future<String> future : pool.invokeAll(requests)) {
                future.get();
            }
        } finally {
            pool.shutdown();
        }
        double each = (System.nanoTime() - began) / 1e6 / count;
        figures.accept(figure("publish, eight ways, time per request", each, "ms", 1_000.0 / 28));
    }

    private static void growing(BrokerLoad load, List<Integer> sizes, Consumer<Figure> figures) throws Exception {
        String environment = load.post("/environments", "{\"name\":\"production\",\"production\":true}")
                .replaceAll("(?s).*\"uuid\":\"([^\"]+)\".*", "$1");
        int there = 0;
        for (int size : sizes) {
            for (; there < size; there++) {
                load.publish(WEB, "v" + there, "v" + there / 5);
                load.verify(WEB, "v" + there, "p" + there / 10);
            }
            String provider = "p" + (there - 1) / 10;
            load.post(
                    "/pacticipants/shop/versions/" + provider + "/deployed-versions/environment/" + environment, "{}");
            load.put("/pacticipants/shop/branches/main/versions/" + provider, "{}");
            askForDeployment(load, size, figures);
            askForPacts(load, size, figures);
        }
    }

    private static void askForDeployment(BrokerLoad load, int size, Consumer<Figure> figures) throws Exception {
        String of = " at " + size + " consumer versions";
        ask(
                figures,
                "can-i-deploy" + of,
                official(size, 9.1, 16.8, 11.7, 9.5),
                () -> load.get("/can-i-deploy?pacticipant=web&version=v" + (size - 1) + "&environment=production"));
        String pair = "/matrix?q%5B%5D%5Bpacticipant%5D=web&q%5B%5D%5Bpacticipant%5D=shop&latestby=cvpv";
        ask(figures, "matrix of a pair" + of, official(size, 11.6, 96, 124, 63), () -> load.get(pair));
        ask(
                figures,
                "matrix of a pair, limit 1000" + of,
                official(size, 17, 114, 733, 649),
                () -> load.get(pair + "&limit=1000"));
    }

    private static void askForPacts(BrokerLoad load, int size, Consumer<Figure> figures) throws Exception {
        String of = " at " + size + " consumer versions";
        String path = "/pacts/provider/shop/for-verification";
        ask(
                figures,
                "pacts for verification, main branch" + of,
                official(size, 8.5, 10, 9.1, 6.8),
                () -> load.post(path, "{\"consumerVersionSelectors\":[{\"mainBranch\":true}]}"));
        String all = "{\"consumerVersionSelectors\":[{\"mainBranch\":true},{\"deployedOrReleased\":true},"
                + "{\"matchingBranch\":true}],\"providerVersionBranch\":\"main\",\"includePendingStatus\":true,"
                + "\"includeWipPactsSince\":\"2020-01-01\"}";
        ask(
                figures,
                "pacts for verification, pending and WIP" + of,
                official(size, 26, 28, 21, 19),
                () -> load.post(path, all));
    }

    private static double official(int size, double ten, double hundred, double thousand, double fiveThousand) {
        return size <= 10 ? ten : size <= 100 ? hundred : size <= 1_000 ? thousand : fiveThousand;
    }

    private static void ask(Consumer<Figure> figures, String name, double official, Callable<String> question)
            throws Exception {
        for (int i = 0; i < 30; i++) {
            question.call();
        }
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            times.add(millis(question));
        }
        figures.accept(figure(name, Median.of(times), "ms", official));
    }

    private static double millis(Callable<String> request) throws Exception {
        long began = System.nanoTime();
        request.call();
        return (System.nanoTime() - began) / 1e6;
    }

    private static Figure figure(String name, double value, String unit, double official) {
        return new Figure("broker", name, value, unit, OFFICIAL, official);
    }
}
