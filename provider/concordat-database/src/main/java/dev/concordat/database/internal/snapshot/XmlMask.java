package dev.concordat.database.internal.snapshot;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks what is written between the tags of XML, in attributes and in comments. Names, entities, namespaces stay. */
final class XmlMask implements Mask {

    private static final Pattern TOKEN = Pattern.compile(
            "(?<declaration><\\?xml\\s[^>]*>)"
                    + "|(?<open><!--|<!\\[CDATA\\[|<\\?[^\\s?]+)(?<content>.*?)(?<close>-->|]]>|\\?>)"
                    + "|(?<tag><[^>\"']*+(?:(?:\"[^\"]*+\"|'[^']*+')[^>\"']*+)*+>)"
                    + "|(?<text>[^<]++)"
                    + "|(?<rest><)",
            Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("([^\\s=<>\"']*)(\\s*=?\\s*)(\"[^\"]*+\"|'[^']*+')");
    private static final Pattern ENTITY = Pattern.compile("&[#\\w]+;|[^&]++|&");

    private final Mask text;

    XmlMask(Mask text) {
        this.text = text;
    }

    @Override
    public String of(String value, int attempt) {
        Matcher token = TOKEN.matcher(value);
        StringBuilder out = new StringBuilder();
        while (token.find()) {
            if (token.group("content") != null) {
                out.append(token.group("open"))
                        .append(masked(token.group("content"), attempt))
                        .append(token.group("close"));
            } else if (token.group("tag") != null) {
                out.append(ATTRIBUTE
                        .matcher(token.group())
                        .replaceAll(part -> Matcher.quoteReplacement(attribute(part, attempt))));
            } else if (token.group("text") != null) {
                out.append(masked(token.group(), attempt));
            } else {
                out.append(token.group());
            }
        }
        return out.toString();
    }

    private String attribute(MatchResult part, int attempt) {
        if (part.group(1).equals("xmlns") || part.group(1).startsWith("xmlns:")) {
            return part.group();
        }
        String quoted = part.group(3);
        char quote = quoted.charAt(0);
        return part.group(1)
                + part.group(2)
                + quote
                + masked(quoted.substring(1, quoted.length() - 1), attempt)
                + quote;
    }

    private String masked(String content, int attempt) {
        return ENTITY.matcher(content)
                .replaceAll(piece -> Matcher.quoteReplacement(
                        piece.group().startsWith("&") || piece.group().isBlank()
                                ? piece.group()
                                : text.of(piece.group(), attempt)));
    }
}
