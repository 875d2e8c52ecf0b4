package dev.concordat.broker.internal.security;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a request takes. Paths are judged as they were sent, undecoded: what is not plainly one of the exceptions takes
 * what everything else takes.
 *
 * @param publicRead everybody may read
 * @param publicHeartbeat everybody may ask for a sign of life
 * @param publicBadges everybody may see badges
 */
record AccessRules(boolean publicRead, boolean publicHeartbeat, boolean publicBadges) {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private static final String HEARTBEAT = "/diagnostic/status/heartbeat";

    /** Asked by POST because selectors are long, but it only reads. */
    private static final Pattern FOR_VERIFICATION = Pattern.compile("/pacts/provider/[^/]+/for-verification");

    private static final String BADGE = "/badge(\\.[A-Za-z]+)?";

    private static final List<Pattern> BADGES = List.of(
            Pattern.compile("/pacts/provider/[^/]+/consumer/[^/]+/(latest|latest-untagged|latest/[^/]+)" + BADGE),
            Pattern.compile("/matrix/provider/[^/]+/latest/[^/]+/consumer/[^/]+/latest/[^/]+" + BADGE),
            Pattern.compile("/pacticipants/[^/]+/main-branch/can-i-merge" + BADGE),
            Pattern.compile("/pacticipants/[^/]+/latest-version/[^/]+/can-i-deploy/to/[^/]+" + BADGE),
            Pattern.compile(
                    "/pacticipants/[^/]+/branches/[^/]+/latest-version/can-i-deploy/to-environment/[^/]+" + BADGE));

    Role needed(String method, String path) {
        boolean reading = READING.contains(method);
        if (reading && ((publicHeartbeat && path.equals(HEARTBEAT)) || (publicBadges && isBadge(path)))) {
            return Role.PUBLIC;
        }
        if (reading || (method.equals("POST") && FOR_VERIFICATION.matcher(path).matches())) {
            return publicRead ? Role.PUBLIC : Role.READ;
        }
        return Role.WRITE;
    }

    private static boolean isBadge(String path) {
        return path.contains("/badge")
                && BADGES.stream().anyMatch(pattern -> pattern.matcher(path).matches());
    }
}
