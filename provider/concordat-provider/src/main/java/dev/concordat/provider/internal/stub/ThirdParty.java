package dev.concordat.provider.internal.stub;

import dev.concordat.ConcordatException;
import dev.concordat.Origin;
import dev.concordat.Problem;
import dev.concordat.configuration.Settings;
import dev.concordat.configuration.YamlValue;
import java.util.List;

/**
 * A third-party API as it is declared.
 *
 * @param name what states call it
 * @param property the application's property for its base URL
 * @param folder where its mapping files are on the class path
 * @param always the mappings that stand for every interaction
 * @param origin where it is declared
 */
record ThirdParty(String name, String property, String folder, List<String> always, Origin origin) {

    private static final List<String> KEYS = List.of("property", "mappings", "always");

    static ThirdParty from(String name, YamlValue value) {
        String key = Settings.STUBS + "." + name;
        YamlValue.Mapping mapping = value.asMapping(key);
        mapping.allowOnly(key, KEYS);
        String property = mapping.get("property")
                .orElseThrow(() -> new ConcordatException(Problem.at(
                        mapping.origin(),
                        "The third party '" + name + "' has no 'property'.",
                        "name the application's property for its base URL: property: " + name + ".url")))
                .asText(key + ".property");
        String folder = mapping.get("mappings")
                .map(it -> it.asText(key + ".mappings"))
                .orElse("stubs/" + name)
                .replaceFirst("^classpath:/?", "")
                .replaceFirst("/$", "");
        List<String> always =
                mapping.get("always").map(it -> it.asTexts(key + ".always")).orElse(List.of());
        return new ThirdParty(name, property, folder, always, mapping.origin());
    }

    String resource(String mapping) {
        return folder + "/" + mapping + ".json";
    }
}
