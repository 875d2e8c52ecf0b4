package dev.concordat.database.internal.command;

import dev.concordat.database.internal.baseline.Baselines;
import dev.concordat.database.internal.fixture.FixtureSets;
import dev.concordat.database.internal.migration.Migration;
import dev.concordat.database.internal.migration.Stops;
import dev.concordat.database.internal.server.Place;
import java.util.ArrayList;
import java.util.List;

/** Finds out what a verb comes to for one database; touches nothing. */
record Plans(Request request, Target target) {

    Plan plan() {
        return switch (request.verb()) {
            case START ->
                target.place().isPresent()
                        ? Plan.nothing("is there already")
                        : new Plan(target.creation(), target::create, "started");
            case STATUS -> Plan.nothing(target.place().isPresent() ? "is there" : "is not there");
            case MIGRATE -> migrate(target.required(request.verb()));
            case LOAD -> load(target.required(request.verb()));
            case RESET -> reset(target.required(request.verb()));
            case RECREATE -> new Plan(target.creation(), target::create, "made anew");
            case DROP -> drop();
            case SNAPSHOT -> throw new IllegalStateException("It leaves the database as it is");
        };
    }

    private Plan migrate(Place place) {
        String to = request.value(Request.TO).orElse("");
        List<String> pending = Migration.state(target.settings(), place, to).pending();
        if (pending.isEmpty()) {
            return Plan.nothing("has nothing to migrate");
        }
        return new Plan(
                pending.stream().map(script -> "apply " + script).toList(),
                () -> target.use(at -> {
                    if (to.isEmpty()) {
                        Migration.migrate(target.settings(), at, new Stops(List.of(), version -> {}));
                    } else {
                        Migration.migrateTo(target.settings(), at, to);
                    }
                }),
                "migrated");
    }

    // Never refused for rows that are there already: it adds all or nothing, and changes none.
    private Plan load(Place place) {
        FixtureSets fixtures = FixtureSets.of(target.settings());
        List<String> steps = new ArrayList<>();
        for (String set : target.settings().fixtures()) {
            if (!set.contains("@")) {
                steps.add(
                        "load fixture set " + set + " into '" + place.working().database() + "'");
            }
        }
        return steps.isEmpty()
                ? Plan.nothing("has no fixtures to load into its latest version")
                : new Plan(steps, () -> target.use(at -> fixtures.load(at.working())), "loaded");
    }

    private Plan reset(Place place) {
        return new Plan(
                Sessions.ended(
                        place,
                        "make '" + place.working().database() + "' anew from its baseline '" + place.template() + "'"),
                () -> target.use(Baselines::replace),
                "is at its baseline");
    }

    private Plan drop() {
        List<String> steps = target.removal();
        return steps.isEmpty() ? Plan.nothing("is not there") : new Plan(steps, target::drop, "dropped");
    }
}
