package org.neurobean.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What holds for the text of every page. */
public final class PageLaws {

    private PageLaws() {}

    /** The policy allows the scripts and the style that are in the page, by their digests, and nothing else. */
    public static void assertPolicyNamesWhatIsThere(String page, int inlinedTexts) throws NoSuchAlgorithmException {
        String policy = policy(page);
        List<String> inlined = new ArrayList<>(elements(page, "<script>"));
        inlined.addAll(elements(page, "<style>"));
        assertThat(inlined).hasSize(inlinedTexts);
        for (String text : inlined) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            assertThat(policy).contains("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
        }
        assertThat(policy.split("'sha256-", -1)).hasSize(1 + inlined.size());
        assertThat(policy).startsWith("default-src 'none';").doesNotContain("unsafe", "http", "*");
    }

    /** Nothing in the markup points to another file or address, or has attributes that the policy forbids. */
    public static void assertNothingIsLoaded(String page) {
        String markup = page.replaceAll("(?s)<script.*?</script>", "");
        assertThat(markup).doesNotContainPattern("(?i)\\b(src|href|srcset|action|poster)\\s*=\\s*[\"']?+(?!#)");
        assertThat(markup).doesNotContainPattern("(?i)@import|url\\(").doesNotContain("http://", "https://");
        assertThat(markup)
                .as("attributes that the policy forbids")
                .doesNotContain(" style=")
                .doesNotContainPattern(" on[a-z]+=");
    }

    private static String policy(String page) {
        Matcher meta = Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\"")
                .matcher(page);
        assertThat(meta.find()).isTrue();
        return meta.group(1).replace("&#39;", "'");
    }

    /** The contents of the elements that begin with exactly this tag, attributes included. */
    public static List<String> elements(String page, String start) {
        String name = start.replaceAll("<(\\w+).*", "$1");
        return Pattern.compile(Pattern.quote(start) + "(.*?)</" + name + ">", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
