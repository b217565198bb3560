/** The settings that the public site may read; every other row of `system_settings` stays out of its sight. */
export const publicSettings = [
  'site_title',
  'site_description',
  'company',
  'navigation',
  'footer',
  'home_page',
  'contact_page',
  'privacy_page',
  'imprint_page',
  'accessibility_page',
  'theme',
  'og_images_up_to',
] as const
