package dev.concordat.broker.internal.pacticipant;

import dev.concordat.broker.internal.http.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All versions, with the branches they are on and the tags they bear. */
public final class Versions {

    static final String SELECT = """
            select v.id, v.pacticipant_id, p.name as pacticipant, v.number, v.build_url, v.created_at, v.updated_at
            from version v join pacticipant p on p.id = v.pacticipant_id
            """;

    /** Branches that are the main one in nearly every repository, the likelier first. */
    private static final List<String> MAIN_BRANCHES = List.of("develop", "main", "master");

    /** A version that is there is written as it is, for that locks it; {@code xmax} tells a new row from an old one. */
    private static final String REGISTER = """
            with registered as (
              insert into version (pacticipant_id, number, build_url) values (:pacticipant, :number, :buildUrl)
              on conflict (pacticipant_id, number) do update
                set build_url = coalesce(excluded.build_url, version.build_url)
              returning id, build_url, created_at, updated_at, xmax = 0 as created),
            known as (select id from branch where pacticipant_id = :pacticipant and name = :branch),
            made as (
              insert into branch (pacticipant_id, name)
              select :pacticipant, :branch where cast(:branch as text) is not null and not exists (table known)
              on conflict (pacticipant_id, name) do update set name = excluded.name returning id),
            placed as (
              insert into branch_version (branch_id, version_id)
              select b.id, r.id from (table known union all table made) b, registered r
              on conflict do nothing),
            tagged as (
              insert into tag (version_id, name, pacticipant_id)
              select r.id, t.name, :pacticipant from registered r, unnest(cast(:tags as text[])) t (name)
              on conflict do nothing)
            table registered
            """;

    private final JdbcClient jdbc;

    /** Versions of a database. */
    public Versions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The version of that number. */
    public Optional<Version> find(Pacticipant pacticipant, String number) {
        return jdbc.sql(SELECT + "where v.pacticipant_id = ? and v.number = ?")
                .params(pacticipant.id(), number)
                .query(Versions::row)
                .optional();
    }

    /**
     * The version of that number.
     *
     * @throws Refusal 404
     */
    public Version get(Pacticipant pacticipant, String number) {
        return find(pacticipant, number).orElseThrow(Refusal::notFound);
    }

    /** The version of that number; made where there is none. Two that come at once get the same. */
    public Version findOrCreate(Pacticipant pacticipant, String number) {
        return find(pacticipant, number).orElseGet(() -> create(pacticipant, number, null));
    }

    /**
     * The version of that number; made where there is none, and then marked as changed, for only a part of it is known.
     */
    Version findOrBegin(Pacticipant pacticipant, String number) {
        return find(pacticipant, number).orElseGet(() -> {
            Version version = create(pacticipant, number, null);
            touch(version);
            return version;
        });
    }

    /** A version with the build that made it; where there is one already, it is left as it is. */
    public Version create(Pacticipant pacticipant, String number, @Nullable String buildUrl) {
        return jdbc.sql("""
                        insert into version (pacticipant_id, number, build_url) values (?, ?, ?)
                        on conflict (pacticipant_id, number) do nothing returning id, created_at
                        """)
                .param(pacticipant.id())
                .param(Names.check("version", number))
                .param(buildUrl)
                .query((row, index) -> new Version(
                        row.getLong("id"),
                        pacticipant.id(),
                        pacticipant.name(),
                        number,
                        buildUrl,
                        row.getTimestamp("created_at").toInstant(),
                        null))
                .optional()
                .orElseGet(() -> get(pacticipant, number));
    }

    /** The version of that number, made where there is none, and locked until the end of the transaction. */
    public Registration register(Pacticipant pacticipant, String number) {
        return register(pacticipant, number, null, null, List.of());
    }

    /**
     * The version of that number, made where there is none, and locked until the end of the transaction; it is put on
     * the branch and bears the tags from now on, beside those it had.
     */
    public Registration register(
            Pacticipant pacticipant,
            String number,
            @Nullable String buildUrl,
            @Nullable String branch,
            List<String> tags) {
        if (branch != null) {
            detectMainBranch(pacticipant, Names.check("branch", branch));
        }
        tags.forEach(tag -> Names.check("tag", tag));
        return jdbc.sql(REGISTER)
                .param("pacticipant", pacticipant.id())
                .param("number", Names.check("version", number))
                .param("buildUrl", buildUrl)
                .param("branch", branch)
                .param("tags", tags.toArray(String[]::new))
                .query((row, index) -> new Registration(
                        new Version(
                                row.getLong("id"),
                                pacticipant.id(),
                                pacticipant.name(),
                                number,
                                row.getString("build_url"),
                                row.getTimestamp("created_at").toInstant(),
                                Pacticipants.instant(row, "updated_at")),
                        row.getBoolean("created")))
                .single();
    }

    /** Deletes a version with all that is of it: its pacts, the results that came of it, where it is deployed. */
    void delete(Version version) {
        jdbc.sql("delete from version where id = ?").param(version.id()).update();
    }

    /** Puts a version on a branch, which is made where there is none; {@code true} when it was not on it before. */
    public boolean addToBranch(Pacticipant pacticipant, Version version, String branch) {
        detectMainBranch(pacticipant, branch);
        return add(pacticipant, version, branch, false);
    }

    /** Puts a version on the branch that its first tag is the name of; nobody has named a branch. */
    void addToBranchOfTag(Pacticipant pacticipant, Version version, String tag) {
        add(pacticipant, version, tag, true);
    }

    private boolean add(Pacticipant pacticipant, Version version, String branch, boolean guessed) {
        jdbc.sql("""
                        insert into branch (pacticipant_id, name) values (?, ?)
                        on conflict (pacticipant_id, name) do nothing
                        """).params(pacticipant.id(), Names.check("branch", branch)).update();
        int added = jdbc.sql("""
                        insert into branch_version (branch_id, version_id, guessed)
                        select id, ?, ? from branch where pacticipant_id = ? and name = ?
                        on conflict (branch_id, version_id) do nothing
                        """)
                .params(version.id(), guessed, pacticipant.id(), branch)
                .update();
        return added > 0;
    }

    /** Takes a branch (or tag) that has the name of a main one for it, where none is known. */
    void detectMainBranch(Pacticipant pacticipant, String branch) {
        if (pacticipant.mainBranch() == null && MAIN_BRANCHES.contains(branch)) {
            jdbc.sql("update pacticipant set main_branch = ?, updated_at = now() where id = ? and main_branch is null")
                    .params(branch, pacticipant.id())
                    .update();
        }
    }

    /** Tags a version; {@code true} when it did not bear the tag before. */
    public boolean tag(Version version, String tag) {
        return jdbc.sql(
                                "insert into tag (version_id, name, pacticipant_id) values (?, ?, ?) on conflict (version_id, name) do nothing")
                        .params(version.id(), Names.check("tag", tag), version.pacticipantId())
                        .update()
                > 0;
    }

    /** Sets the URL of the build. */
    public void setBuildUrl(Version version, @Nullable String buildUrl) {
        jdbc.sql("update version set build_url = ?, updated_at = now() where id = ?")
                .param(buildUrl)
                .param(version.id())
                .update();
    }

    /** Notes that a version that was there already was named again. */
    public void touch(Version version) {
        jdbc.sql("update version set updated_at = now() where id = ?")
                .param(version.id())
                .update();
    }

    /** The tags of a version, by name. */
    public List<String> tags(long version) {
        return jdbc.sql("select name from tag where version_id = ? order by name")
                .param(version)
                .query(String.class)
                .list();
    }

    static Version row(ResultSet row, int number) throws SQLException {
        return new Version(
                row.getLong("id"),
                row.getLong("pacticipant_id"),
                row.getString("pacticipant"),
                row.getString("number"),
                row.getString("build_url"),
                row.getTimestamp("created_at").toInstant(),
                Pacticipants.instant(row, "updated_at"));
    }
}
