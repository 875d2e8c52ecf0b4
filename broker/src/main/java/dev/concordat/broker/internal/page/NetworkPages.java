package dev.concordat.broker.internal.page;

import dev.concordat.broker.internal.http.MediaTypes;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.pacticipant.Pacticipants;
import dev.concordat.broker.internal.page.network.Arrow;
import dev.concordat.broker.internal.page.network.Drawing;
import dev.concordat.broker.internal.page.network.Network;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who talks to whom: of all, or of those that are connected with one. */
final class NetworkPages implements Resources {

    /** What fits into a box. */
    private static final int LABEL = 22;

    private final Pages pages;
    private final Integrations integrations;
    private final Pacticipants pacticipants;

    NetworkPages(Pages pages, Integrations integrations, Pacticipants pacticipants) {
        this.pages = pages;
        this.integrations = integrations;
        this.pacticipants = pacticipants;
    }

    @Override
    public void register(Routes routes) {
        routes.on("/network").get(MediaTypes.HTML, pages.page(this::all));
        routes.on("/groups/{pacticipant}").get(MediaTypes.HTML, pages.page(this::group));
    }

    private View all(Visit visit) {
        return view(visit, integrations.all(), null);
    }

    private View group(Visit visit) {
        String name = pacticipants.get(visit.call().path("pacticipant")).name();
        List<Integration> all = integrations.all();
        Set<String> group = Network.group(name, arrows(all));
        List<Integration> connected =
                all.stream().filter(each -> group.contains(each.consumer())).toList();
        return view(visit, connected, name);
    }

    private static List<Arrow> arrows(List<Integration> integrations) {
        return integrations.stream()
                .map(each -> new Arrow(
                        each.consumer(), each.provider(), each.status().key()))
                .toList();
    }

    private static View view(Visit visit, List<Integration> shown, @Nullable String name) {
        Drawing drawing = Network.draw(arrows(shown));
        Map<String, Status> statuses =
                Arrays.stream(Status.values()).collect(Collectors.toMap(Status::key, Function.identity()));
        Graph graph = new Graph(
                name == null ? null : new Ref(name, visit.to().pacticipant(name)),
                visit.to().network(),
                drawing.width(),
                drawing.height(),
                drawing.boxes().stream().map(box -> box(visit, box, name)).toList(),
                drawing.lines().stream()
                        .map(line -> edge(visit, line, statuses))
                        .toList(),
                List.of(Status.values()),
                shown.isEmpty(),
                IntegrationRow.of(shown, visit));
        return new View("network", name == null ? "Network" : "Network of " + name, View.Section.NETWORK, graph);
    }

    private static Node box(Visit visit, Drawing.Box box, @Nullable String current) {
        String name = box.name();
        String label = name.codePointCount(0, name.length()) <= LABEL
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LABEL - 1)) + "…";
        return new Node(
                name,
                label,
                visit.to().pacticipant(name),
                box.x(),
                box.y(),
                box.x() + Drawing.Box.WIDTH / 2,
                box.y() + Drawing.Box.HEIGHT / 2,
                name.equals(current));
    }

    private static Edge edge(Visit visit, Drawing.Line line, Map<String, Status> statuses) {
        Arrow arrow = line.arrow();
        return new Edge(
                arrow.from(),
                arrow.to(),
                visit.to().latestPact(arrow.from(), arrow.to()),
                statuses.getOrDefault(arrow.kind(), Status.NEVER),
                line.path(),
                line.markX(),
                line.markY());
    }

    /** The values of the page. */
    record Graph(
            @Nullable Ref group,
            String everything,
            int width,
            int height,
            List<Node> nodes,
            List<Edge> edges,
            List<Status> legend,
            boolean nothing,
            List<IntegrationRow> rows) {}

    /** A pacticipant in the drawing. */
    record Node(String name, String label, String href, int x, int y, int middleX, int middleY, boolean current) {}

    /** An integration in the drawing. */
    record Edge(String from, String to, String href, Status status, String path, int markX, int markY) {

        /** The corner of the mark's square of 16. */
        int left() {
            return markX - 8;
        }

        /** The corner of the mark's square of 16. */
        int top() {
            return markY - 8;
        }
    }
}
