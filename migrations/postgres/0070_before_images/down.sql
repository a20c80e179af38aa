DROP TABLE before_images;
