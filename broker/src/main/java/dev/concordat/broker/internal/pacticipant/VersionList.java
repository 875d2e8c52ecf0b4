package dev.concordat.broker.internal.pacticipant;

import dev.concordat.broker.internal.http.Page;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Versions as they are shown: the latest first, a page at a time, with their branches and tags. */
public final class VersionList {

    /** Of a pacticipant's versions, which are meant. */
    record Filter(String condition, List<Object> values) {

        Filter {
            values = List.copyOf(values);
        }

        static Filter all() {
            return new Filter("true", List.of());
        }

        static Filter onBranch(String branch) {
            return new Filter("""
                    v.id in (select bv.version_id from branch_version bv join branch b on b.id = bv.branch_id
                      where b.pacticipant_id = v.pacticipant_id and b.name = ?)
                    """, List.of(branch));
        }

        static Filter tagged(String tag) {
            return new Filter("""
                    v.id in (select t.version_id from tag t where t.pacticipant_id = v.pacticipant_id and t.name = ?)
                    """, List.of(tag));
        }

        static Filter everIn(UUID environment) {
            return new Filter("""
                    v.id in (select d.version_id from deployed_version d join environment e on e.id = d.environment_id
                        where e.uuid = ? and d.pacticipant_id = v.pacticipant_id
                      union select r.version_id from released_version r join environment e on e.id = r.environment_id
                        where e.uuid = ? and r.pacticipant_id = v.pacticipant_id)
                    """, List.of(environment, environment));
        }
    }

    /** A branch that a version is on, and whether it is the latest there. */
    record OnBranch(long versionId, String name, boolean latest) {}

    private record Tagged(long versionId, String name) {}

    private final JdbcClient jdbc;

    /** The list of a database. */
    public VersionList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The versions meant; all, unless a page is asked for. */
    List<Version> find(Pacticipant pacticipant, Filter filter, Page page) {
        return jdbc.sql(Versions.SELECT + "where v.pacticipant_id = ? and " + filter.condition()
                        + " order by v.id desc limit ? offset ?")
                .param(pacticipant.id())
                .params(filter.values())
                .param(page.asked() ? page.size() : Integer.MAX_VALUE)
                .param(page.asked() ? page.offset() : 0)
                .query(Versions::row)
                .list();
    }

    long count(Pacticipant pacticipant, Filter filter) {
        return jdbc.sql("select count(*) from version v where v.pacticipant_id = ? and " + filter.condition())
                .param(pacticipant.id())
                .params(filter.values())
                .query(Long.class)
                .single();
    }

    /** The latest of the versions meant. */
    Optional<Version> latest(Pacticipant pacticipant, Filter filter) {
        return find(pacticipant, filter, new Page(1, 1, true)).stream().findFirst();
    }

    Optional<String> environmentName(UUID environment) {
        return jdbc.sql("select coalesce(display_name, name) from environment where uuid = ?")
                .param(environment)
                .query(String.class)
                .optional();
    }

    /** The branches of versions, in the order the versions came to them. */
    Map<Long, List<OnBranch>> branches(Collection<Version> versions) {
        Map<Long, List<OnBranch>> byVersion = new HashMap<>();
        jdbc.sql("""
                        select bv.version_id, b.name, not exists (select 1 from branch_version newer
                            where newer.branch_id = bv.branch_id and newer.version_id > bv.version_id) as latest
                        from branch_version bv join branch b on b.id = bv.branch_id
                        where bv.version_id = any (?) order by bv.created_at, b.id
                        """)
                .param(ids(versions))
                .query((row, number) -> new OnBranch(row.getLong(1), row.getString(2), row.getBoolean(3)))
                .list()
                .forEach(each -> byVersion
                        .computeIfAbsent(each.versionId(), any -> new ArrayList<>())
                        .add(each));
        return byVersion;
    }

    /** The tags of versions, in alphabetical order. */
    Map<Long, List<String>> tags(Collection<Version> versions) {
        Map<Long, List<String>> byVersion = new HashMap<>();
        jdbc.sql("select version_id, name from tag where version_id = any (?) order by name")
                .param(ids(versions))
                .query((row, number) -> new Tagged(row.getLong(1), row.getString(2)))
                .list()
                .forEach(each -> byVersion
                        .computeIfAbsent(each.versionId(), any -> new ArrayList<>())
                        .add(each.name()));
        return byVersion;
    }

    private static Long[] ids(Collection<Version> versions) {
        return versions.stream().map(Version::id).toArray(Long[]::new);
    }
}
