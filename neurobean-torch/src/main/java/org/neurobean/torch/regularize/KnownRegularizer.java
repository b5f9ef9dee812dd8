package org.neurobean.torch.regularize;

import org.neurobean.torch.settings.RegularizerSettings;
import org.neurobean.torch.settings.SettingsJson;

/** A regularizer that is made of settings: its words and its identity are theirs. */
interface KnownRegularizer extends Regularizer {

    RegularizerSettings settings();

    @Override
    default String description() {
        return settings().description();
    }

    @Override
    default String identity() {
        return SettingsJson.write(settings());
    }
}
