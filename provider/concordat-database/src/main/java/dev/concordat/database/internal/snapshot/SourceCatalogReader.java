package dev.concordat.database.internal.snapshot;

import dev.concordat.database.internal.fixture.Catalog;
import dev.concordat.database.internal.fixture.CatalogReader;
import dev.concordat.database.internal.fixture.ForeignKey;
import dev.concordat.database.internal.fixture.Table;
import dev.concordat.database.internal.server.SqlIdentifier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what the catalogue of the source says, by rights that everybody has. */
final class SourceCatalogReader {

    /** Where a database that tests use has the copies from which it is reset. */
    private static final String OWN_SCHEMA = "concordat_baseline";

    private static final String RELATIONS = """
            select n.nspname, c.relname, rn.nspname, r.relname, c.relkind = 'p',
                   exists (select from pg_depend d
                            where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'),
                   coalesce(case c.relkind
                     when 'p' then (select sum(pg_table_size(part.relid)) from pg_partition_tree(c.oid) part
                                     where part.isleaf)
                     else pg_table_size(c.oid) end, 0)::bigint,
                   array(select a.attname::text from pg_attribute a
                          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                            and not (has_schema_privilege(n.oid, 'usage')
                                     and has_column_privilege(c.oid, a.attnum, 'select'))
                          order by a.attnum)
              from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
              left join pg_class r on c.relispartition and r.oid = pg_partition_root(c.oid)
              left join pg_namespace rn on rn.oid = r.relnamespace
             where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'""";

    // A key by which all rows can be put in order has no column that may be null, and no row that it leaves out. What
    // an
    // index computes from columns is unique too, so they are among those it is about.
    private static final String UNIQUE = """
            select n.nspname, c.relname,
                   array(select a.attname::text
                           from unnest(i.indkey::int2[]) with ordinality key (number, place)
                           join pg_attribute a on a.attrelid = i.indrelid and a.attnum = key.number
                          where key.place <= i.indnkeyatts order by key.place),
                   array(select a.attname::text from pg_depend d
                           join pg_attribute a on a.attrelid = i.indrelid and a.attnum = d.refobjsubid
                          where d.classid = 'pg_class'::regclass and d.objid = i.indexrelid
                            and d.refclassid = 'pg_class'::regclass and d.refobjid = i.indrelid and a.attnum > 0),
                   i.indisvalid and i.indpred is null and i.indexprs is null
                     and not exists (select from unnest(i.indkey::int2[]) with ordinality key (number, place)
                           join pg_attribute a on a.attrelid = i.indrelid and a.attnum = key.number
                          where key.place <= i.indnkeyatts and not a.attnotnull),
                   i.indisvalid and i.indpred is null and i.indexprs is null
              from pg_index i
              join pg_class c on c.oid = i.indrelid
              join pg_class x on x.oid = i.indexrelid
              join pg_namespace n on n.oid = c.relnamespace
             where i.indisunique and c.relkind in ('r', 'p') and n.nspname !~ '^pg_'
             order by i.indisprimary desc, x.relname""";

    private static final String CHECKS = """
            select n.nspname, c.relname, k.conname, pg_get_expr(k.conbin, k.conrelid),
                   array(select a.attname::text from unnest(k.conkey) with ordinality key (number, place)
                           join pg_attribute a on a.attrelid = k.conrelid and a.attnum = key.number order by place)
              from pg_constraint k
              join pg_class c on c.oid = k.conrelid
              join pg_namespace n on n.oid = c.relnamespace
             where k.contype = 'c' and k.convalidated and n.nspname !~ '^pg_'
             order by k.conname""";

    private static final String DOMAINS = """
            select format_type(k.contypid, -1), pg_get_expr(k.conbin, 0)
              from pg_constraint k where k.contype = 'c' and k.contypid <> 0 and k.convalidated""";

    private final Source source;
    private final Map<String, String> roots = new HashMap<>();
    private final Map<String, Relation> relations = new HashMap<>();
    private final Map<String, List<String>> orders = new HashMap<>();
    private final Map<String, List<List<String>>> keys = new HashMap<>();
    private final Map<String, Set<String>> unique = new HashMap<>();
    private final Map<String, List<SourceTable.Check>> checks = new HashMap<>();

    private SourceCatalogReader(Source source) {
        this.source = source;
    }

    private record Relation(boolean partitioned, boolean foreign, long bytes, List<String> closed) {}

    static SourceCatalog read(Source source) {
        return new SourceCatalogReader(source).read();
    }

    private SourceCatalog read() {
        Catalog catalog;
        try {
            catalog = CatalogReader.read(source.connection());
        } catch (SQLException e) {
            throw source.failed("The catalogue", e);
        }
        query(RELATIONS, this::relation);
        query(UNIQUE, this::unique);
        query(
                CHECKS,
                row -> checks.computeIfAbsent(name(row), table -> new ArrayList<>())
                        .add(new SourceTable.Check(row.getString(3), texts(row, 5), row.getString(4))));
        Set<String> enumerated = new HashSet<>();
        query(DOMAINS, row -> Enumerated.isOne(row.getString(2), "VALUE") && enumerated.add(row.getString(1)));
        Map<String, String> partitions = new HashMap<>();
        Map<String, SourceTable> tables = new LinkedHashMap<>();
        Comparator<Table> byName = Comparator.comparing(Table::schema).thenComparing(Table::name);
        catalog.tables().stream().sorted(byName).forEach(table -> {
            String root = roots.get(table.quoted());
            if (root == null && !table.schema().equals(OWN_SCHEMA)) {
                tables.put(table.quoted(), table(catalog, table));
            } else if (root != null) {
                partitions.put(shown(catalog, table), root);
            }
        });
        return new SourceCatalog(tables, partitions, enumerated);
    }

    private <T> void query(String sql, Source.Reader<T> reader) {
        source.query("The catalogue", sql, List.of(), reader);
    }

    private boolean relation(ResultSet row) throws SQLException {
        if (row.getString(3) != null) {
            roots.put(name(row), SqlIdentifier.quote(row.getString(3), row.getString(4)));
        }
        relations.put(name(row), new Relation(row.getBoolean(5), row.getBoolean(6), row.getLong(7), texts(row, 8)));
        return true;
    }

    private boolean unique(ResultSet row) throws SQLException {
        Set<String> columns = unique.computeIfAbsent(name(row), table -> new HashSet<>());
        columns.addAll(texts(row, 3));
        columns.addAll(texts(row, 4));
        if (row.getBoolean(6)) {
            keys.computeIfAbsent(name(row), table -> new ArrayList<>()).add(texts(row, 3));
        }
        if (row.getBoolean(5)) {
            orders.putIfAbsent(name(row), texts(row, 3));
        }
        return true;
    }

    private SourceTable table(Catalog catalog, Table table) {
        String name = table.quoted();
        Relation relation = relations.getOrDefault(name, new Relation(false, false, 0, List.of()));
        return new SourceTable(
                table,
                shown(catalog, table),
                names(catalog, table),
                new SourceTable.Facts(
                        relation.partitioned(),
                        relation.foreign(),
                        relation.bytes(),
                        relation.closed(),
                        orders.getOrDefault(name, List.of()),
                        keys.getOrDefault(name, List.of()),
                        unique.getOrDefault(name, Set.of())),
                references(table),
                checks.getOrDefault(name, List.of()));
    }

    // Where a foreign key refers to a partitioned table the catalogue has one more for each of its partitions.
    private List<ForeignKey> references(Table table) {
        Set<List<Object>> seen = new LinkedHashSet<>();
        List<ForeignKey> references = new ArrayList<>();
        for (ForeignKey key : table.foreignKeys()) {
            String target = roots.getOrDefault(key.target(), key.target());
            if (seen.add(List.of(key.columns(), target, key.targetColumns()))) {
                references.add(
                        new ForeignKey(key.name(), key.columns(), target, key.targetColumns(), key.deferrable()));
            }
        }
        return references;
    }

    private static String shown(Catalog catalog, Table table) {
        return catalog.searchPath().contains(table.schema())
                        && catalog.table(table.name()).filter(table::equals).isPresent()
                ? table.name()
                : table.schema() + "." + table.name();
    }

    // By its name alone where no other one has it that somebody may ask for.
    private Set<String> names(Catalog catalog, Table table) {
        Set<String> names = new HashSet<>();
        names.add(shown(catalog, table));
        names.add(table.schema() + "." + table.name());
        if (catalog.tables().stream()
                        .filter(other -> other.name().equals(table.name())
                                && !roots.containsKey(other.quoted())
                                && !other.schema().equals(OWN_SCHEMA))
                        .count()
                == 1) {
            names.add(table.name());
        }
        return names;
    }

    private static String name(ResultSet row) throws SQLException {
        return SqlIdentifier.quote(row.getString(1), row.getString(2));
    }

    private static List<String> texts(ResultSet row, int index) throws SQLException {
        return List.of((String[]) row.getArray(index).getArray());
    }
}
