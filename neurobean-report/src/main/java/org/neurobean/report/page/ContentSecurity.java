package org.neurobean.report.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Collectors;

/**
 * The content security policy of a page: it may run the scripts and use the one style sheet that it was written
 * with, each known by its hash, and load nothing at all.
 *
 * <p>No 'unsafe-inline' is needed, not even for styles. The chart library sets styles through the object model, which a
 * policy does not touch; only its tooltips bring style attributes in HTML text, and the page's script hands them
 * finished elements instead. Data in an application/json element is never run, so it needs no hash. Pictures are drawn on
 * canvases, so images need no source either.
 */
public final class ContentSecurity {

    private ContentSecurity() {}

    /** The text of the meta element's content attribute. */
    public static String policy(PageAssets assets) {
        String scripts = assets.scripts().stream().map(ContentSecurity::source).collect(Collectors.joining(" "));
        return "default-src 'none'; script-src " + scripts + "; style-src " + source(assets.style())
                + "; base-uri 'none'; form-action 'none'";
    }

    /** An element's text as a hash source: its exact UTF-8 bytes between the tags. */
    static String source(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
