package org.neurobean.lab.fewshot;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Additions as trials write them. A trial is named by a digest of its JSON, so a setting that has its usual value is left out:
 * a new setting does not rename the trials that were run before there was one.
 */
final class AdditionKeys {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String ALPHA = "alpha";
    private static final String ALPHAS = "alphas";

    /** What is usual, by the kind of an addition: in the units of the authors' code, on all layers, as published. */
    private static final Map<String, String> USUAL = Map.of(
            "bean", "{'alphaScale': 'CODE', 'gamma': 1.0, 'divergence': 'SQUARED', 'layers': []}",
            "dropout", "{'layers': [], 'atTest': 'OFF'}",
            "weight-decay", "{'coupling': 'L2'}",
            "l1", "{'biasesToo': false}",
            "decov", "{'memory': 100}");

    private AdditionKeys() {}

    /** Leaves out what is usual, in every addition below a node. */
    static void shorten(JsonNode node) {
        node.forEach(AdditionKeys::shorten);
        if (node instanceof ObjectNode addition && addition.path("kind").isString()) {
            usual(addition).properties().forEach(setting -> {
                if (setting.getValue().equals(addition.get(setting.getKey()))) {
                    addition.remove(setting.getKey());
                }
            });
            if (addition.get(ALPHAS) instanceof ArrayNode alphas) {
                rename(addition, ALPHAS, ALPHA, alphas.size() == 1 ? alphas.get(0) : alphas);
            }
        }
    }

    /** Puts in what {@link #shorten} left out. */
    static void complete(JsonNode node) {
        node.forEach(AdditionKeys::complete);
        if (node instanceof ObjectNode addition && addition.path("kind").isString()) {
            usual(addition).properties().forEach(setting -> {
                if (!addition.has(setting.getKey())) {
                    addition.set(setting.getKey(), setting.getValue());
                }
            });
            JsonNode alpha = addition.get(ALPHA);
            if (alpha != null) {
                rename(
                        addition,
                        ALPHA,
                        ALPHAS,
                        alpha.isArray() ? alpha : addition.arrayNode().add(alpha));
            }
        }
    }

    private static ObjectNode usual(ObjectNode addition) {
        String settings = USUAL.getOrDefault(addition.path("kind").asString(), "{}");
        return (ObjectNode) JSON.readTree(settings.replace('\'', '"'));
    }

    /** Another name and value for a setting, in the same place. */
    private static void rename(ObjectNode addition, String from, String to, JsonNode value) {
        ObjectNode copy = addition.objectNode();
        addition.properties().forEach(setting -> {
            boolean it = setting.getKey().equals(from);
            copy.set(it ? to : setting.getKey(), it ? value : setting.getValue());
        });
        addition.removeAll();
        addition.setAll(copy);
    }
}
