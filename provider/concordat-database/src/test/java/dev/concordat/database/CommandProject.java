package dev.concordat.database;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A project of a test's own, whose databases are commanded in JVMs of their own.
 *
 * @param folder its folder, which also holds the data of its servers
 * @param cache the cache
 */
record CommandProject(Path folder, Path cache) {

    private static final Pattern URL = Pattern.compile("jdbc:postgresql://\\S+");

    static CommandProject in(Path root) throws IOException {
        CommandProject project = new CommandProject(Files.createTempDirectory(root, "project-"), root.resolve("cache"));
        Files.setPosixFilePermissions(project.folder(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectory(project.data());
        return project;
    }

    Path data() {
        return folder.resolve("data");
    }

    void write(String name, String text) throws IOException {
        Path file = folder.resolve("classes").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    Said run(String... arguments) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dconcordat.cache.folder=" + cache,
                "-Dconcordat.data.folder=" + data(),
                "-cp",
                folder.resolve("classes") + File.pathSeparator + classPath(),
                DatabaseMain.class.getName()));
        words.addAll(List.of(arguments));
        int code = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Said(code, Files.readString(out), Files.readString(err), data());
    }

    /** This test's own, without its settings and migrations, without Spring, which takes long, and its logging. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.matches(".*(test-classes|spring|logback|slf4j|log4j).*"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The servers that run for it. */
    List<ProcessHandle> servers() throws IOException {
        List<ProcessHandle> servers = new ArrayList<>();
        try (Stream<Path> folders = Files.list(data())) {
            for (Path one : folders.toList()) {
                Path file = one.resolve("data").resolve("postmaster.pid");
                if (Files.exists(file)) {
                    ProcessHandle.of(Long.parseLong(
                                    Files.readAllLines(file).get(0).strip()))
                            .ifPresent(servers::add);
                }
            }
        }
        return servers;
    }

    /** What came of a command. */
    record Said(int code, String out, String err, Path data) {

        /** The output without what varies from run to run; errors behind it. */
        String steady() {
            return (out + err)
                    .replaceAll(data + "/[^/ ]+", "<data>")
                    .replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:<port>")
                    .replaceAll("-p \\d+", "-p <port>")
                    .replaceAll("\\d+ [kM]B", "<size>")
                    .replaceAll("\\d+\\.\\d+ s\\)", "<time>)")
                    .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:]+Z", "<instant>");
        }

        String url() {
            Matcher matcher = URL.matcher(out);
            return matcher.find() ? matcher.group() : "";
        }
    }
}
